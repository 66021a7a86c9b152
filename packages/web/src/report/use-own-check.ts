import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import { reportCheckApi } from '@rongheng/core/report/check/api'
import { errorsOf, type OwnCheck, type OwnFinding } from '@rongheng/core/report/check/own-check'
import { findingText } from '@rongheng/core/report/check/finding-text'
import { useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { useLanguage } from '../ui/text.tsx'

/** A finding in the report that is being written, in words. */
export type OwnSaid = { readonly finding: OwnFinding; readonly says: string; readonly mend: string }

/** How the check of the report stands. */
export type OwnChecked = {
  /** Null until it is there, and for those who neither write nor sign. */
  readonly check: OwnCheck | null
  readonly said: readonly OwnSaid[]
  /** What keeps the report from being put before those who sign. */
  readonly errors: readonly OwnSaid[]
  readonly error: unknown
  /** It is being asked, for the first time or again. */
  readonly busy: boolean
  readonly again: () => void
}

/** The check of a report as it stands, asked with the page and again after every change. */
export function useOwnCheck(sheet: ReportSheet, unitId: string): OwnChecked {
  const { language } = useLanguage()
  const [mayWrite, maySign] = [useMay('report.write', unitId), useMay('report.sign', unitId)]
  const when = sheet.state !== 'signed' && sheet.version > 0 && (mayWrite || maySign)
  const asked = { projectId: sheet.projectId, outlineId: sheet.outline.id }
  const { data, error, isFetching, refetch } = useReadWhen(reportApi.checkReport, asked, { when })
  const { data: book } = useReadWhen(reportCheckApi.listRules, {}, { when })
  const rules = new Map(book?.rules.map((rule) => [rule.id, rule]))
  const check = (when && book && data) || null
  const said = (check?.findings ?? []).map((finding) => ({
    finding,
    ...findingText(finding, rules.get(finding.rule) ?? { says: {} }, language),
  }))
  const wrong = new Set(errorsOf(said.map((one) => one.finding)))
  return {
    check,
    said,
    errors: said.filter((one) => wrong.has(one.finding)),
    error: when ? error : null,
    busy: when && isFetching,
    again: () => void refetch(),
  }
}
