import { identityApi } from '@rongheng/core/identity/api'
import type { UnitId } from '@rongheng/core/identity/unit'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { useText } from '../ui/text.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'
import { useUnits } from './unit-name.ts'
import { identityPageWords } from './words.ts'

type Draft = { unitId: UnitId; userName: string; name: string; appoint?: boolean }

/** A new account; afterwards its one-time password. `appoint`: there is no security administrator yet, and this may be the one. */
export function AddUser({ appoint, onDone }: { appoint: boolean; onDone: () => void }) {
  const t = useText(identityPageWords)
  const { choices, tree } = useUnits()
  // Fixed when the form opened: afterwards there is one, and the password must stay to be read.
  const [first] = useState(appoint)
  const unsaved = useUnsaved()
  const add = useWrite(identityApi.addUser)
  if (add.data) return <OneTimePassword made={add.data} onDone={onDone} />
  const submit = ({ appoint: appointed, ...draft }: Draft) =>
    add.mutate(
      {
        ...draft,
        // Over every tree, or nobody could grant roles in the units beside.
        grants: appointed
          ? tree.flatMap(({ unit, depth }) =>
              depth === 0 ? [{ unitId: unit.id, role: 'security-admin' as const }] : [],
            )
          : [],
      },
      { onSuccess: unsaved.saved },
    )
  return (
    <Form<Draft>
      layout="vertical"
      requiredMark={false}
      initialValues={{ unitId: choices[0]?.value, appoint: first }}
      onFinish={submit}
      onValuesChange={unsaved.touch}
    >
      <ErrorSummary
        error={add.error}
        labels={{ userName: t('user.user-name'), name: t('user.name'), unitId: t('user.unit') }}
      />
      <FormField name="name" label={t('user.name')} required>
        <Input maxLength={40} autoComplete="off" data-begin="" />
      </FormField>
      <FormField name="userName" label={t('user.user-name')} help={t('user.user-name.help')} required>
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </FormField>
      <FormField name="unitId" label={t('user.unit')} required>
        <Select options={choices} />
      </FormField>
      {first && (
        <FormField name="appoint" label={t('user.roles')} valuePropName="checked">
          <Checkbox>{t('user.appoint')}</Checkbox>
        </FormField>
      )}
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('user.add')}
      </Button>
    </Form>
  )
}
