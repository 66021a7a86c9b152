import type { ProjectView } from '@rongheng/core/budget/views'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import { isEditable } from '@rongheng/core/evaluate/goal'
import { useState } from 'react'
import { useRead, useReadWhen } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { useText } from '../ui/text.tsx'
import { EvaluateFrame } from './EvaluateFrame.tsx'
import { GoalForm } from './GoalForm.tsx'
import { GoalMoves } from './GoalMoves.tsx'
import { GoalView } from './GoalView.tsx'
import { evaluateWords } from './words.ts'

/** A project's goal and indicators: filled in with the lint beside it, sent for approval, checked and returned. */
export function GoalPage({ projectId }: { projectId: string }) {
  return (
    <EvaluateFrame projectId={projectId} tab="goal">
      {(view) => <GoalOfProject view={view} />}
    </EvaluateFrame>
  )
}

function GoalOfProject({ view }: { view: ProjectView }) {
  const t = useText(evaluateWords)
  const { project } = view
  const sheet = useRead(evaluateApi.getGoal, { projectId: project.id })
  const book = useRead(evaluateApi.rulebook, {})
  const before = useReadWhen(
    evaluateApi.getGoal,
    { projectId: project.copiedFrom ?? '' },
    { when: project.copiedFrom !== null && sheet.goal === null },
  ).data
  const [unsaved, setUnsaved] = useState(false)
  // A new form only after our own save or move: what somebody else did meanwhile must not wipe what is typed here.
  const [saves, setSaves] = useState(0)
  const mayWrite = useMay('goal.write', project.unitId)
  const closed = !mayWrite
    ? t('may-not.goal')
    : sheet.goal && !isEditable(sheet.goal.state)
      ? t('evaluate.goal-locked')
      : null
  // What somebody has typed and not saved stays before them, also when another has sent the goal meanwhile.
  const reading = closed !== null && !unsaved
  const viewed = book.templates.find((one) => one.id === sheet.goal?.templateId) ?? book.templates[0]
  return (
    <>
      <GoalMoves
        sheet={sheet}
        unitId={project.unitId}
        unsaved={unsaved}
        onMoved={() => setSaves((n) => n + 1)}
      />
      {reading && viewed && <GoalView sheet={sheet} template={viewed} ruleSets={book.ruleSets} />}
      {!reading && (
        <GoalForm
          key={saves}
          sheet={sheet}
          year={project.year}
          ruleSets={book.ruleSets}
          templates={book.templates}
          lastYear={before?.goal ? before : null}
          onDirty={setUnsaved}
          onSaved={() => {
            setUnsaved(false)
            setSaves((n) => n + 1)
          }}
        />
      )}
    </>
  )
}
