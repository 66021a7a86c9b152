import { budgetApi } from '@rongheng/core/budget/api'
import type { Owner } from '@rongheng/core/budget/views'
import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { useReadWhen } from '../api/use-read.ts'
import { useActor } from '../app/session.ts'
import type { ProjectDraft } from './project-draft.ts'

/** Fills in what a new project most likely says: the person who enters it as owner, and the milestones used last. What was typed stays. */
export function useNewProjectDefaults(
  form: FormInstance<ProjectDraft>,
  isNew: boolean,
  owners: readonly Owner[],
): void {
  const { id } = useActor()
  const earlier = useReadWhen(budgetApi.listProjects, { page: 1, size: 50 }, { when: isNew })
  const mine = isNew && owners.some((owner) => owner.id === id)
  const template = isNew ? earlier.data?.items.find((one) => one.milestones !== null)?.milestones : null
  useEffect(() => {
    if (mine && !form.getFieldValue('ownerId')) form.setFieldValue('ownerId', id)
  }, [form, mine, id])
  useEffect(() => {
    if (template && !form.getFieldValue('milestones')) form.setFieldValue('milestones', template)
  }, [form, template])
}
