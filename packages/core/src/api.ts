import { assetsApi } from './assets/api.ts'
import { reachApi } from './assets/reach-policy.ts'
import { budgetApi } from './budget/api.ts'
import { ledgerApi } from './budget/ledger-api.ts'
import { evaluateApi } from './evaluate/api.ts'
import { exampleApi } from './example/api.ts'
import { identityApi } from './identity/api.ts'
import { kernelApi } from './kernel/api.ts'
import type { Endpoint } from './kernel/endpoint.ts'
import { reportApi } from './report/api.ts'
import { reportCheckApi } from './report/check/api.ts'
import { alertApi } from './watch/alert-api.ts'
import { agentApi } from './watch/agent-api.ts'
import { agentProtocol } from './watch/agent-protocol.ts'
import { watchApi } from './watch/api.ts'
import { pushApi } from './watch/push-api.ts'
import { importApi } from './watch/import-api.ts'
import { historyApi } from './watch/history-api.ts'
import { statusApi } from './watch/status-page.ts'

/** Every endpoint, by domain. Server, web, CLI, the API page and the scope test read this one list. */
export const api = {
  kernel: kernelApi,
  ledger: ledgerApi,
  identity: identityApi,
  assets: assetsApi,
  reach: reachApi,
  watch: watchApi,
  history: historyApi,
  status: statusApi,
  alerts: alertApi,
  agent: agentApi,
  agentLine: agentProtocol,
  push: pushApi,
  imports: importApi,
  budget: budgetApi,
  evaluate: evaluateApi,
  report: reportApi,
  reportCheck: reportCheckApi,
  example: exampleApi,
}

/** All endpoints in one list, with their names, `identity.listUnits`. */
export const allEndpoints = (): { name: string; endpoint: Endpoint }[] =>
  Object.entries(api).flatMap(([domain, endpoints]) =>
    Object.entries(endpoints).map(([name, endpoint]) => ({
      name: `${domain}.${name}`,
      endpoint: endpoint as Endpoint,
    })),
  )
