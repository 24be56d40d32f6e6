/** What is done with a period, in this order. */
export const steps = ["check", "calculate", "review", "pay"] as const;
export type Step = (typeof steps)[number];
