/** Files of an indicator: those that count, and those that were taken back and count no more. */
export function filesOf(
  indicatorId: string,
  evidence: readonly {
    readonly fileId: string
    readonly indicatorIds: readonly string[]
    readonly withdrawn: unknown
  }[],
): { attached: string[]; withdrawn: string[] } {
  const of = (taken: boolean) =>
    evidence
      .filter((e) => (e.withdrawn !== null) === taken && (taken || e.indicatorIds.includes(indicatorId)))
      .map((e) => e.fileId)
  return { attached: of(false), withdrawn: of(true) }
}
