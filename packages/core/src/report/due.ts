import type { Project } from '../budget/project.ts'
import type { Due } from '../kernel/due.ts'
import { type Day, dayOf } from '../kernel/time.ts'
import type { Edition, Report, Verification, ReportReturn } from './report.ts'

/**
 * What is to be done about a project's reports: mend one that was returned; sign one by the end of March of the next year,
 * as long as none is signed. The day is our own choice: rules only say "with 决算".
 */
export function reportDue(
  project: Pick<Project, 'id' | 'unitId' | 'name' | 'year'>,
  reports: readonly Report[],
  returns: readonly ReportReturn[],
  today: Day,
): Due[] {
  const page = (outlineId: string) => pageOf(project, outlineId)
  const returned = reports.filter((r) => r.state === 'returned')
  if (returned.length > 0)
    return returned.map((r) => {
      const last = returns.filter((x) => x.reportId === r.id).at(-1)
      return {
        key: `report.returned ${r.id}`,
        unitId: project.unitId,
        code: 'report.due.returned',
        facts: {
          project: project.name,
          opinion: last?.opinion ?? '',
        },
        link: page(r.outlineId),
        dueOn: null,
        ...(last && { returnedOn: dayOf(last.at) }),
      }
    })
  if (today <= `${project.year}-12-31` || reports.some((r) => r.state === 'signed' || r.state === 'offered'))
    return []
  return [
    {
      key: `report.write ${project.id}`,
      unitId: project.unitId,
      code: 'report.due.write',
      facts: { project: project.name },
      link: page(reports[0]?.outlineId ?? 'mof-2020'),
      dueOn: `${project.year + 1}-03-31` as Day,
    },
  ]
}

const pageOf = (project: Pick<Project, 'id'>, outlineId: string): string =>
  `/report/projects/${project.id}/${outlineId}`

/** What those who sign have to do: sign the reports that were put before them. */
export const signDue = (
  project: Pick<Project, 'id' | 'unitId' | 'name'>,
  reports: readonly Report[],
): Due[] =>
  reports
    .filter((r) => r.state === 'offered')
    .map((r) => ({
      key: `report.sign ${r.id}`,
      unitId: project.unitId,
      code: 'report.due.sign',
      facts: { project: project.name },
      link: pageOf(project, r.outlineId),
      dueOn: null,
    }))

/** What those above have to do: look at the signed versions they have neither found right nor sent back. */
export const verifyDue = (
  project: Pick<Project, 'id' | 'unitId' | 'name'>,
  reports: readonly Report[],
  editions: readonly Edition[],
  verifications: readonly Verification[],
  by: string,
): Due[] =>
  reports.flatMap((r) => {
    const latest = editions.filter((e) => e.reportId === r.id).at(-1)
    if (r.state !== 'signed' || !latest) return []
    if (verifications.some((v) => v.editionId === latest.id && v.by === by)) return []
    return [
      {
        key: `report.verify ${latest.id}`,
        unitId: project.unitId,
        code: 'report.due.verify',
        facts: { project: project.name, number: latest.number },
        link: pageOf(project, r.outlineId),
        dueOn: null,
      },
    ]
  })
