import type { AssetTables } from './assets/tables.ts'
import type { LedgerTables } from './budget/ledger-tables.ts'
import type { BudgetTables } from './budget/tables.ts'
import type { EvaluateTables } from './evaluate/tables.ts'
import type { ExampleTables } from './example/tables.ts'
import type { IdentityTables } from './identity/tables.ts'
import type { KernelTables } from './kernel/tables.ts'
import type { ReportTables } from './report/tables.ts'
import type { AgentTables } from './watch/agent-tables.ts'
import type { WatchTables } from './watch/tables.ts'

/** Every table, by domain. A domain adds its own `<domain>/tables.ts` here. */
export type Tables = KernelTables &
  IdentityTables &
  AssetTables &
  BudgetTables &
  LedgerTables &
  EvaluateTables &
  ReportTables &
  WatchTables &
  AgentTables &
  ExampleTables
