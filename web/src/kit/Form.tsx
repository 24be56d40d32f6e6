import type { FormEvent, ReactNode } from "react";

interface FormProps {
  onSend: () => void;
  className?: string | undefined;
  /** For a button that stands outside of it. */
  id?: string;
  children: ReactNode;
}

/** The browser checks what each field wants; the first that is wrong has the focus, and nothing is sent. */
export function Form({ onSend, className, id, children }: FormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend();
  };
  const focusFirst = (event: FormEvent<HTMLFormElement>) => {
    const wrong = event.currentTarget.querySelector<HTMLElement>(":is(input, textarea):invalid");
    if (wrong === event.target) wrong.focus();
  };
  return (
    <form id={id} className={className} onSubmit={send} onInvalidCapture={focusFirst}>
      {children}
    </form>
  );
}
