/** Where a changed record is looked at, by the prefix of its id; null when it has no page, or is gone. */
export function pageOf(change: {
  readonly subjectId: string
  readonly projectId: string | null
}): string | null {
  const { subjectId, projectId } = change
  const prefix = subjectId.slice(0, 3)
  if (prefix === 'bat') return `/budget/ledger/${subjectId}`
  if (projectId === null) return null
  switch (prefix) {
    case 'pay':
      return `/budget/projects/${projectId}/payments`
    case 'gol':
      return `/evaluate/projects/${projectId}`
    case 'ind':
    case 'fil':
      return `/evaluate/projects/${projectId}/results`
    case 'red':
      return `/report/editions/${subjectId}`
    case 'rpt':
    case 'hnd':
      return `/report/projects/${projectId}`
    default:
      return `/budget/projects/${projectId}`
  }
}
