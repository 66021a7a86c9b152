import { evaluateApi, type GoalSheet } from '@rongheng/core/evaluate/api'
import type { GoalState } from '@rongheng/core/evaluate/goal'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { evaluateWords } from './words.ts'

const tones: Record<GoalState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warn',
  approved: 'good',
}

/** Where the goal stands, the last opinion on it, and the moves that are open to the person in front of the screen. */
export function GoalMoves(p: { sheet: GoalSheet; unitId: string; unsaved: boolean; onMoved: () => void }) {
  const t = useText(evaluateWords)
  const moment = useMoment()
  const toast = useToast()
  const mayWrite = useMay('goal.write', p.unitId)
  const mayCheck = useMay('goal.return', p.unitId)
  const move = useWrite(evaluateApi.moveGoal)
  const review = useWrite(evaluateApi.reviewGoal)
  const [opinion, setOpinion] = useState('')
  const { goal } = p.sheet
  if (!goal) return null
  const at = { projectId: p.sheet.projectId, version: goal.version }
  const opinions = p.sheet.reviews.filter((r) => r.opinion !== '')
  const last = goal.state === 'returned' ? opinions.at(-1) : undefined
  const answered = opinions.filter((r) => r !== last)
  const unsaved = p.unsaved ? t('goal.unsaved') : null
  const notYours = mayWrite ? null : t('may-not.goal')
  const notChecker = mayCheck ? null : t('may-not.check')
  const opinionField = (
    <label className="ev-fields">
      {t('goal.opinion')}
      <textarea
        className="ev-input"
        maxLength={2000}
        value={opinion}
        onChange={(e) => setOpinion(e.target.value)}
      />
    </label>
  )
  const act = async (what: Promise<unknown>) => {
    await what
    setOpinion('')
    p.onMoved()
    toast(t('goal.moved'))
  }
  return (
    <section className="panel no-print">
      <p>
        <StatusTag tone={tones[goal.state]}>{t(`evaluate.state.${goal.state}`)}</StatusTag>{' '}
        <span className="muted">{t('goal.saved-at', { at: moment(goal.changedAt) })}</span>
      </p>
      {last && (
        <p className="ev-warn">
          {t('goal.last-opinion', { at: moment(last.at), by: last.byName, opinion: last.opinion })}
        </p>
      )}
      {answered.length > 0 && (
        <details className="muted">
          <summary>{t('goal.history', { count: answered.length })}</summary>
          <ul className="ev-muted-list">
            {answered.map((r) => (
              <li key={r.id}>
                {t(`goal.moved.${r.move}`, { at: moment(r.at), by: r.byName, opinion: r.opinion })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="ev-buttons">
        {(goal.state === 'draft' || goal.state === 'returned') && (
          <ConfirmAction
            label={t('goal.submit')}
            title={t('goal.submit')}
            disabledReason={notYours ?? unsaved}
            onConfirm={() => act(move.mutateAsync({ ...at, move: 'submit' }))}
          >
            <p>{t('goal.submit.help')}</p>
          </ConfirmAction>
        )}
        {goal.state === 'submitted' && (
          <ConfirmAction
            label={t('goal.withdraw')}
            title={t('goal.withdraw')}
            disabledReason={notYours}
            onConfirm={() => act(move.mutateAsync({ ...at, move: 'withdraw' }))}
          >
            <p>{t('goal.withdraw.help')}</p>
          </ConfirmAction>
        )}
        {goal.state === 'submitted' && (
          <ConfirmAction
            label={t('goal.approve')}
            title={t('goal.approve')}
            primary
            disabledReason={notChecker}
            onConfirm={() => act(review.mutateAsync({ ...at, move: 'approve', opinion }))}
          >
            <p>{t('goal.approve.help')}</p>
            {opinionField}
          </ConfirmAction>
        )}
        {(goal.state === 'submitted' || goal.state === 'approved') && (
          <ConfirmAction
            label={t('goal.return')}
            title={t('goal.return')}
            danger
            disabledReason={notChecker}
            onConfirm={() => act(review.mutateAsync({ ...at, move: 'return', opinion }))}
          >
            <p>{t('goal.return.help')}</p>
            {opinionField}
          </ConfirmAction>
        )}
      </div>
    </section>
  )
}
