import { assetCommands } from './assets/asset.ts'
import { backupCommands } from './backup.ts'
import { scoreCommands } from './evaluate/score.ts'
import { budgetCommands } from './budget/import-ledger.ts'
import { auditCommands } from './identity/audit.ts'
import { userCommands } from './identity/user.ts'
import { checkCommands } from './report/check.ts'
import { agentCommands } from './watch/agent.ts'
import { checkWatchCommands } from './watch/checks.ts'
import { reportCommands } from './report/report.ts'
import { watchCommands } from './watch/import.ts'
import type { Command } from './command.ts'
import { programCommands } from './program.ts'

/** Every command, in the order `--help` lists them. */
export const allCommands: readonly Command[] = [
  ...programCommands,
  ...userCommands,
  ...auditCommands,
  ...scoreCommands,
  ...reportCommands,
  ...checkCommands,
  ...assetCommands,
  ...checkWatchCommands,
  ...watchCommands,
  ...budgetCommands,
  ...backupCommands,
  ...agentCommands,
]
