/** A refusal not yet thrown: code and what goes into its sentence. */
export type Reason = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }
