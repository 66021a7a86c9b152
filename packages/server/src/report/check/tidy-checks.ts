import type { Instant } from '@rongheng/core/kernel/time'
import type { Tx } from '@rongheng/storage/db'
import * as store from '@rongheng/storage/report/checks'
import { audit } from '../../audit.ts'
import type { Ctx } from '../../ctx.ts'

const HOUR = 3_600_000
/** Somebody left while handing in files; the page offers to go on for a day. */
const COLLECTING = 24 * HOUR
/** The queue has tried it for minutes: whatever is left after this will never be done. */
const CHECKING = HOUR

/**
 * No file that somebody handed in stays for long: a check that was never started is removed with its files, one that could
 * never be finished loses them and says so.
 */
export async function tidyChecks(ctx: Ctx): Promise<void> {
  const before = {
    collecting: (ctx.now - COLLECTING) as Instant,
    checking: (ctx.now - CHECKING) as Instant,
  }
  for (const check of await store.unfinishedChecks(ctx.db, before))
    await ctx.transaction(async (tx) => {
      const given = check.state === 'checking'
      if (given) await giveUp(ctx, tx, check)
      else await store.removeCheck(tx, check.id)
      await audit(tx, ctx, {
        action: given ? 'report-check.give-up' : 'report-check.remove',
        unitId: check.unitId,
        subjectId: check.id,
        subjectName: check.title,
        before: { files: check.files.map((f) => f.sm3), findings: check.findings.length },
      })
    })
}

/** A check whose text had been read before stays, held against nothing; of another it is said that its files could not be checked. */
async function giveUp(ctx: Ctx, tx: Tx, check: store.KeptCheck): Promise<void> {
  const read = check.documents.length > 0
  const fault = (name: string) => ({ code: 'report.check-given-up', facts: { name } })
  await store.saveCheck(tx, {
    ...check,
    state: 'done',
    files: read ? check.files : check.files.map((file) => ({ ...file, fault: fault(file.name) })),
    findings: check.findings.filter((finding) => finding.record === null),
    projectId: null,
    compared: null,
    doneAt: ctx.now,
  })
  await store.dropCheckFiles(tx, check.id)
}
