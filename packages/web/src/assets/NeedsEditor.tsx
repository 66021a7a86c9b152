import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { assetWords } from './words.ts'

/** Says what a system or device cannot work without. */
export function NeedsEditor(p: {
  register: Register
  subject: { readonly id: string; readonly name: string }
  mayWrite: boolean
}) {
  const t = useText(assetWords)
  const toast = useToast()
  const write = useWrite(assetsApi.setNeeds)
  const [open, setOpen] = useState(false)
  const { systems, devices, needs } = p.register
  const others = [...systems, ...devices].filter((one) => one.id !== p.subject.id)
  const submit = async (filled: { needs: string[] }) => {
    await write.mutateAsync({ subjectId: p.subject.id as never, needs: filled.needs as never })
    toast(t('saved'))
    setOpen(false)
  }
  return (
    <>
      <ActionButton
        label={t('needs.edit')}
        disabledReason={p.mayWrite ? null : t('may-not.write')}
        onPress={() => setOpen(true)}
      />
      <SidePanel
        open={open}
        title={t('needs.title', { name: p.subject.name })}
        onClose={() => setOpen(false)}
      >
        <Form<{ needs: string[] }>
          layout="vertical"
          initialValues={{ needs: needs.filter((n) => n.fromId === p.subject.id).map((n) => n.toId) }}
          onFinish={(filled) => void submit(filled).catch(() => undefined)}
        >
          <ErrorSummary error={write.error} />
          <FormField name="needs" label={t('needs')} help={t('needs.help')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FormField>
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {t('save')}
          </Button>
        </Form>
      </SidePanel>
    </>
  )
}
