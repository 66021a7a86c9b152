import { z } from 'zod'
import { UnitId } from '../identity/unit.ts'
import { ReachPolicy } from '../kernel/address-range.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Agent, AgentState } from './agent.ts'
import { AgentId } from './ids.ts'
import { CheckName } from './views.ts'

/** An agent as the pages show it. */
export const AgentView = Agent.extend({
  state: AgentState,
  unitName: z.string(),
  /** How many checks it runs; which they are, for those who may see checks: for others none are named. */
  checkCount: z.int(),
  checks: z.array(CheckName),
})
export type AgentView = z.infer<typeof AgentView>

/** What is typed of an agent. */
const AgentFields = z.object({
  name: z.string().trim().min(1).max(60),
  place: z.string().trim().max(100),
  reach: ReachPolicy,
})

/** A one-time code, shown once. */
const WithCode = z.object({ agent: AgentView, code: z.string() })

const one = { agentId: AgentId }
const seen = { ...one, version: z.int() }

/** Endpoints of agents, as people look after them. */
export const agentApi = {
  listAgents: endpoint({
    method: 'GET',
    path: '/api/watch/agents',
    permission: 'agent.read',
    summary: 'The agents within your reach: how they are, and which checks they run',
    input: z.object({ unitId: z.string().optional() }),
    output: z.object({ items: z.array(AgentView) }),
  }),
  manageAgents: endpoint({
    method: 'GET',
    path: '/api/watch/agents-to-manage',
    permission: 'agent.write',
    summary: 'The agents that you look after, without what they watch',
    input: z.object({}),
    output: z.object({ items: z.array(AgentView) }),
  }),
  addAgent: endpoint({
    method: 'POST',
    path: '/api/watch/agents',
    permission: 'agent.write',
    summary: 'Add an agent; the one-time code for its machine is in this answer only',
    input: AgentFields.extend({ unitId: UnitId }),
    output: WithCode,
  }),
  saveAgent: endpoint({
    method: 'PUT',
    path: '/api/watch/agents/:agentId',
    permission: 'agent.write',
    summary: 'Change the name and place of an agent, and what it may be told to reach',
    input: AgentFields.extend(seen),
    output: AgentView,
  }),
  renewCode: endpoint({
    method: 'POST',
    path: '/api/watch/agents/:agentId/codes',
    permission: 'agent.write',
    summary:
      'Give an agent a new one-time code, for another machine; the token it has is good until the code is used',
    input: z.object(seen),
    output: WithCode,
  }),
  revokeAgent: endpoint({
    method: 'POST',
    path: '/api/watch/agents/:agentId/revocation',
    permission: 'agent.write',
    summary:
      'Turn an agent away for good: its token opens nothing any more, and its checks are run by nobody',
    input: z.object(seen),
    output: AgentView,
  }),
}
