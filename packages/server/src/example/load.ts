import { exampleProjects } from '@rongheng/core/example/build'
import { centerId, examplePeople, exampleUnits } from '@rongheng/core/example/center'
import type { StoredFile } from '@rongheng/core/kernel/file'
import type { Day } from '@rongheng/core/kernel/time'
import type { Tx } from '@rongheng/storage/db'
import { exampleUnitTree } from '@rongheng/storage/example/remove'
import { addUnit } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { makeAccount } from '../identity/make-account.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadProject } from './load-project.ts'
import { loadWatch } from './load-watch.ts'
import { loadReport } from './load-report.ts'

/** Somebody of the example with the password that is shown once. */
export type ExampleAccount = {
  readonly userName: string
  readonly name: string
  readonly role: string
  readonly oneTimePassword: string
}

/**
 * Loads the example center into a database where it is not yet: units, people, three projects, all in one transaction, so
 * that a start cut short leaves nothing of it. Null when it is there already.
 *
 * @param today the day on which the running project's dates hang
 * @param firstPort of the block at which its devices are simulated
 */
export async function loadExample(ctx: Ctx, today: Day, firstPort: number): Promise<ExampleAccount[] | null> {
  const files = await loadEvidence(ctx)
  return ctx.transaction((tx) => loadExampleIn(tx, ctx, { today, firstPort, files }))
}

/** Loads the example center in a transaction that does more besides; the bytes of its evidence lie in the file store already. */
export async function loadExampleIn(
  tx: Tx,
  ctx: Ctx,
  given: { readonly today: Day; readonly firstPort: number; readonly files: ReadonlyMap<string, StoredFile> },
): Promise<ExampleAccount[] | null> {
  if ((await exampleUnitTree(tx)).length > 0) return null
  for (const unit of exampleUnits) {
    await addUnit(tx, unit)
    await audit(tx, ctx, { action: 'unit.add', unitId: unit.id, subjectId: unit.id, after: unit })
  }
  const accounts: ExampleAccount[] = []
  for (const { id, userName, name, role } of Object.values(examplePeople)) {
    const { oneTimePassword } = await makeAccount(tx, ctx, {
      id,
      unitId: centerId,
      userName,
      name,
      grants: [{ unitId: centerId, role }],
      isExample: true,
    })
    accounts.push({ userName, name, role, oneTimePassword })
  }
  for (const one of exampleProjects(given.today)) await loadProject(tx, ctx, one, given.files)
  await loadReport(tx, ctx)
  await loadWatch(tx, ctx, given.today, given.firstPort)
  return accounts
}
