import type { KnownRecord } from '@rongheng/core/report/check/known/known-project'
import { PageLink } from '../../ui/PageLink.tsx'
import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'

const page: Record<KnownRecord['kind'], (projectId: string) => string> = {
  project: (id) => `/budget/projects/${id}`,
  money: (id) => `/budget/projects/${id}/money`,
  payments: (id) => `/budget/projects/${id}/payments`,
  milestones: (id) => `/budget/projects/${id}/milestones`,
  goal: (id) => `/evaluate/projects/${id}`,
  results: (id) => `/evaluate/projects/${id}/results`,
  score: (id) => `/evaluate/projects/${id}/score`,
}

/** The way to the record that a report was held against. */
export function RecordLink({ record }: { record: KnownRecord }) {
  const t = useText(checkWords)
  return <PageLink to={page[record.kind](record.projectId)}>{t(`record.${record.kind}`)}</PageLink>
}
