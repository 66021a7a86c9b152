import type { Project } from '@rongheng/core/budget/project'
import { sources } from '@rongheng/core/budget/source'
import type { ProjectEntry } from '@rongheng/core/budget/views'
import { type Fen, sumFen } from '@rongheng/core/kernel/money'
import type { Day } from '@rongheng/core/kernel/time'
import type { TypedMoney } from '../ui/MoneyInput.tsx'
import type { TaskState } from '../ui/TaskList.tsx'

/** A project while it is typed: amounts may be missing or unreadable, days and texts empty. */
export type ProjectDraft = {
  unitId: string
  year: number | string
  code: string
  name: string
  ownerId: string
  fundKind: ProjectEntry['fundKind']
  uses: { id?: string; name: string; amount: TypedMoney }[]
  initial: Record<(typeof sources)[number], TypedMoney>
  milestones: string
  finishedOn: string
  saysLeftover: boolean
  fewUses?: boolean
  zeroWhy?: string
  leftover: { carriedOver: TypedMoney; surplus: TypedMoney; note: string }
}

const amountOf = (typed: TypedMoney | undefined): Fen => (typeof typed === 'number' ? typed : (0 as Fen))

/** The parts of the form, in its order. */
export const formParts = ['about', 'initial', 'uses', 'template', 'leftover'] as const
export type FormPart = (typeof formParts)[number]

/** What the form starts from: the project as it is, or an empty one with the three uses that are asked for. */
export function draftOf(project: Project | null, unitId: string, year: number): ProjectDraft {
  return {
    unitId,
    year: project?.year ?? year,
    code: project?.code ?? '',
    name: project?.name ?? '',
    ownerId: project?.ownerId ?? '',
    fundKind: project?.fundKind ?? 'general-public',
    uses: project?.uses.map((use) => ({ ...use })) ?? [1, 2, 3].map(() => ({ name: '', amount: null })),
    initial: project?.initial ?? { appropriation: null, 'carried-over': null, other: null },
    milestones: project?.milestones ?? '',
    finishedOn: project?.finishedOn ?? '',
    saysLeftover: Boolean(project?.leftover),
    leftover: project?.leftover ?? { carriedOver: null, surplus: null, note: '' },
  }
}

/** The draft as the server takes it. Empty rows of uses are left out; amounts left empty are 0. */
export function entryOf(draft: ProjectDraft): ProjectEntry {
  return {
    code: draft.code.trim(),
    name: draft.name.trim(),
    ownerId: draft.ownerId,
    fundKind: draft.fundKind,
    uses: draft.uses
      .filter((use) => !isBlank(use))
      .map((use) => ({ ...use, amount: amountOf(use.amount) })) as ProjectEntry['uses'],
    initial: {
      appropriation: amountOf(draft.initial.appropriation),
      'carried-over': amountOf(draft.initial['carried-over']),
      other: amountOf(draft.initial.other),
    },
    ...(draft.fewUses && { fewUses: true }),
    ...(draft.zeroWhy?.trim() && { zeroWhy: draft.zeroWhy.trim() }),
    milestones: draft.milestones === '' ? null : draft.milestones,
    finishedOn: draft.finishedOn === '' ? null : (draft.finishedOn as Day),
    leftover: draft.saysLeftover
      ? {
          carriedOver: amountOf(draft.leftover.carriedOver),
          surplus: amountOf(draft.leftover.surplus),
          note: draft.leftover.note.trim(),
        }
      : null,
  }
}

/** An empty row of uses: kept on screen, not sent. */
export const isBlank = (use: { id?: string; name?: string; amount?: TypedMoney }): boolean =>
  !use.id && (use.name ?? '').trim() === '' && (use.amount ?? null) === null

/** The sums that must be equal. */
export function usesAndInitial(draft: ProjectDraft): { uses: Fen; initial: Fen } {
  return {
    uses: sumFen((draft.uses ?? []).map((use) => amountOf(use?.amount))),
    initial: sumFen(sources.map((source) => amountOf(draft.initial?.[source]))),
  }
}

/** How far each part of the form is. What is left over can be said once the year has ended, and is said early by whoever knows it. */
export function partStates(draft: ProjectDraft, today: Day): Record<FormPart, TaskState> {
  const { uses, initial } = usesAndInitial(draft)
  const named = (draft.uses ?? []).filter((use) => use && !isBlank(use))
  const about = [draft.code, draft.name, draft.ownerId].every((text) => (text ?? '') !== '')
  return {
    about: about ? 'done' : 'not-started',
    initial: initial > 0 ? 'done' : 'not-started',
    uses:
      named.length === 0
        ? 'not-started'
        : uses !== initial || named.some((use) => !use.name?.trim())
          ? 'problem'
          : 'done',
    template: draft.milestones ? 'done' : 'not-started',
    leftover: draft.saysLeftover ? 'done' : today > `${draft.year}-12-31` ? 'not-started' : 'cannot-start',
  }
}
