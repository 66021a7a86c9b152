import type { Instant } from '@rongheng/core/kernel/time'
import type { Agent } from '@rongheng/core/watch/agent'
import type { Alert, AlertEnd } from '@rongheng/core/watch/alert'
import { say } from '@rongheng/core/watch/said/saying'
import { GROUP_WAIT_MS, keyOfAgent } from '@rongheng/core/watch/settle-alerts'
import type { Tx } from '@rongheng/storage/db'
import { alertState, lockAlerts } from '@rongheng/storage/watch/alert-state'
import { writeAlerts } from '@rongheng/storage/watch/alerts'
import { type Given, settleUnit } from './settle-changes.ts'

/** One alert for an agent that fell silent; those of its checks wait behind it. */
export async function openAgentAlert(tx: Tx, given: Given, agent: Agent): Promise<void> {
  await lockAlerts(tx, agent.unitId)
  const { open } = await alertState(tx, agent.unitId, given.now)
  if (!open.some(({ key }) => key === keyOfAgent(agent.id))) {
    const opened: Alert = {
      id: given.newId('alt') as Alert['id'],
      unitId: agent.unitId,
      key: keyOfAgent(agent.id),
      source: 'agent',
      sourceId: null,
      kind: 'no-data',
      severity: 'urgent',
      title: `采集代理 ${agent.name}`,
      detail: say('agent.silent'),
      checkId: null,
      systemId: null,
      labels: {},
      changeId: null,
      since: (agent.seenAt ?? given.now) as Instant,
      openedAt: given.now,
      tellAt: (given.now + GROUP_WAIT_MS.urgent) as Instant,
      changedAt: given.now,
      explainedBy: null,
      silencedBy: null,
      maintenanceBy: null,
      seen: null,
      ended: null,
    }
    await writeAlerts(tx, { opened: [opened], changed: [] })
  }
  await settleUnit(tx, given, agent.unitId)
}

/** It tells of itself again, or nobody expects it to any more. */
export async function endAgentAlert(tx: Tx, given: Given, agent: Agent, how: AlertEnd): Promise<void> {
  await lockAlerts(tx, agent.unitId)
  const { open } = await alertState(tx, agent.unitId, given.now)
  const over = open.filter(({ key }) => key === keyOfAgent(agent.id))
  if (over.length === 0) return
  const changed = over.map(
    (alert): Alert => ({
      ...alert,
      changedAt: given.now,
      ended: { at: given.now, how, byName: null },
    }),
  )
  await writeAlerts(tx, { opened: [], changed })
  await settleUnit(tx, given, agent.unitId)
}
