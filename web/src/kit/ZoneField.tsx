import { lazy, Suspense, useState } from "react";
import { zoneOptions } from "../time/zones";
import type { FieldProps } from "./Field";
import { TextField } from "./TextField";

const Combobox = lazy(() => import("./Combobox").then((module) => ({ default: module.Combobox })));

type ZoneFieldProps = Omit<FieldProps, "children"> & { value: string | null; onValue: (zone: string | null) => void; placeholder?: string };

/** Every time zone, found by typing. Until the list is there the chosen one stands alone. */
export function ZoneField({ value, onValue, placeholder, ...field }: ZoneFieldProps) {
  const [zones] = useState(zoneOptions);
  return (
    <Suspense fallback={<TextField {...field} value={value ?? ""} placeholder={placeholder} readOnly />}>
      <Combobox {...field} options={zones} value={value} onValue={onValue} placeholder={placeholder} />
    </Suspense>
  );
}
