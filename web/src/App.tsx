import { CSPProvider } from "@base-ui/react/csp-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Live } from "./kit/Live";
import { Toasts } from "./kit/Toasts";
import { routes } from "./routes";

export function draw(root: HTMLElement): void {
  const router = createBrowserRouter(routes());
  createRoot(root).render(
    <StrictMode>
      {/* Base UI would add <style> elements, which the policy of the pages forbids; what they say stands in our own. */}
      <CSPProvider disableStyleElements>
        <RouterProvider router={router} />
        <Toasts />
        <Live />
      </CSPProvider>
    </StrictMode>,
  );
  if (import.meta.env.PROD) void import("./app/worker").then((module) => module.startWorker());
}
