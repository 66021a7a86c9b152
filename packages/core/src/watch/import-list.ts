import { fromKuma, KumaBackup } from './import-kuma.ts'
import { fromPrometheus, PrometheusTargets } from './import-prometheus.ts'
import { MOST_ROWS, type Proposal } from './import-proposal.ts'

/** Which program a list comes from. */
export type ImportOrigin = 'uptime-kuma' | 'prometheus'

/** What a list holds; null when it is of no known form; the number of its rows when there are too many. */
export function readImport(
  body: unknown,
):
  | { readonly origin: ImportOrigin; readonly rows: readonly Proposal[] }
  | { readonly tooMany: number }
  | null {
  const found = recognised(body)
  return found && found.rows.length > MOST_ROWS ? { tooMany: found.rows.length } : found
}

function recognised(body: unknown): { origin: ImportOrigin; rows: Proposal[] } | null {
  const kuma = KumaBackup.safeParse(body)
  if (kuma.success) return { origin: 'uptime-kuma', rows: fromKuma(kuma.data) }
  const prometheus = PrometheusTargets.safeParse(body)
  if (prometheus.success) return { origin: 'prometheus', rows: fromPrometheus(prometheus.data) }
  return null
}
