import type { Project } from '../budget/project.ts'
import type { Due } from '../kernel/due.ts'
import type { Day } from '../kernel/time.ts'
import type { Report, ReportReturn } from './report.ts'

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
  const page = (outlineId: string) => `/report/projects/${project.id}/${outlineId}`
  const returned = reports.filter((r) => r.state === 'returned')
  if (returned.length > 0)
    return returned.map((r) => ({
      key: `report.returned ${r.id}`,
      unitId: project.unitId,
      code: 'report.due.returned',
      facts: {
        project: project.name,
        opinion: returns.filter((x) => x.reportId === r.id).at(-1)?.opinion ?? '',
      },
      link: page(r.outlineId),
      dueOn: null,
    }))
  if (today <= `${project.year}-12-31` || reports.some((r) => r.state === 'signed')) return []
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
