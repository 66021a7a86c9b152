import { agentApi } from '@rongheng/core/watch/agent-api'
import { agentProtocol } from '@rongheng/core/watch/agent-protocol'
import { agentToken, privateLine } from '../../http/agent-door.ts'
import type { App } from '../../http/app-types.ts'
import { route, routeWith } from '../../http/route.ts'
import { agentWork, registerWithCode, takeBatch } from '../agent-line.ts'
import { addAgent, listAgents, manageAgents, renewCode, revokeAgent, saveAgent } from '../agents.ts'

/** Routes of agents: for those who look after them, and for the agents themselves. */
export function agentRoutes(app: App): void {
  route(app, agentApi.listAgents, listAgents)
  route(app, agentApi.manageAgents, manageAgents)
  route(app, agentApi.addAgent, addAgent)
  route(app, agentApi.saveAgent, saveAgent)
  route(app, agentApi.renewCode, renewCode)
  route(app, agentApi.revokeAgent, revokeAgent)
  route(app, agentProtocol.register, registerWithCode)
  routeWith(app, agentProtocol.work, (ctx, _input, _bytes, { request }) =>
    agentWork(ctx, agentToken(request), { isPrivate: privateLine(request) }),
  )
  routeWith(app, agentProtocol.sync, (ctx, _input, bytes, { request }) =>
    takeBatch(ctx, agentToken(request), bytes),
  )
}
