import { SKEW_SAID_MS } from '@rongheng/core/watch/agent'
import type { AgentView } from '@rongheng/core/watch/agent-api'
import { serverNow } from '../../api/server-clock.ts'
import { useDayText } from '../../ui/day-text.ts'
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { agentPageWords } from './words.ts'

const tones: Readonly<Record<AgentView['state'], Tone>> = {
  new: 'info',
  online: 'good',
  silent: 'bad',
  revoked: 'neutral',
}

/** Whether it is there, and since when it was not heard. */
export function AgentState({ agent }: { agent: AgentView }) {
  const t = useText(agentPageWords)
  const { moment } = useDayText()
  const { codeUntil } = agent
  const codeOver = codeUntil !== null && codeUntil < serverNow()
  return (
    <div>
      <StatusTag tone={tones[agent.state]}>{t(`state.${agent.state}`)}</StatusTag>
      {agent.state === 'new' && (
        <div className="muted">
          {codeOver || codeUntil === null
            ? t('state.code-over')
            : t('state.never', { at: moment(codeUntil) })}
        </div>
      )}
      {agent.state !== 'new' && agent.revokedAt === null && codeUntil !== null && !codeOver && (
        <div className="muted">{t('state.code-out', { at: moment(codeUntil) })}</div>
      )}
      {agent.revokedAt !== null && (
        <div className="muted">{t('state.revoked-at', { at: moment(agent.revokedAt) })}</div>
      )}
      {agent.seenAt !== null && agent.revokedAt === null && (
        <div className="muted">{t('state.seen', { at: moment(agent.seenAt) })}</div>
      )}
      {agent.report && <div className="muted">{t('version', { version: agent.report.version })}</div>}
    </div>
  )
}

/** By how much its clock is wrong. */
export function ClockCell({ agent }: { agent: AgentView }) {
  const t = useText(agentPageWords)
  if (agent.skewMs === null) return t('skew.unknown')
  const s = Math.abs(Math.round(agent.skewMs / 1000))
  if (Math.abs(agent.skewMs) <= SKEW_SAID_MS) return t('skew.right')
  return <span className="wg-trouble">{t(agent.skewMs > 0 ? 'skew.ahead' : 'skew.behind', { s })}</span>
}

/** What lies on its disk, and what had to go from there. */
export function WaitingCell({ agent }: { agent: AgentView }) {
  const t = useText(agentPageWords)
  const { moment } = useDayText()
  if (!agent.report) return '—'
  const { waiting, thinned } = agent.report
  return (
    <div>
      {waiting === 0 ? t('waiting.none') : t('waiting.count', { count: waiting })}
      {thinned && (
        <div className="wg-trouble">
          {t('thinned', { from: moment(thinned.from), to: moment(thinned.to), count: thinned.count })}
        </div>
      )}
    </div>
  )
}
