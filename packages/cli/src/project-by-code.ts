import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectLine } from '@rongheng/core/budget/views'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Tools } from './command.ts'

/**
 * The project with this 项目编号; the newest year when several years have it.
 *
 * @throws Refusal `budget.no-such-project`; `budget.code-in-units` when several units have it in that year
 */
export async function projectByCode(
  tools: Pick<Tools, 'call'>,
  code: string,
  year?: number,
  unit?: string,
): Promise<ProjectLine> {
  const { items } = await tools.call(budgetApi.listProjects, year === undefined ? {} : { year })
  const found = items.filter((p) => p.code === code && (unit === undefined || p.unitName === unit))
  const newest = Math.max(...found.map((p) => p.year))
  const [project, ...others] = found.filter((p) => p.year === newest)
  if (!project) throw new Refusal('budget.no-such-project', { id: code })
  if (others.length > 0)
    throw new Refusal('budget.code-in-units', {
      code,
      year: newest,
      units: [project, ...others].map((p) => p.unitName).join('、'),
    })
  return project
}
