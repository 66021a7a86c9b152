import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { assetWords } from './words.ts'

/** Says what a system or device cannot work without, in a side panel. */
export function NeedsEditor(p: {
  subject: { readonly id: string; readonly name: string; readonly unitId: Register['unitId'] }
  mayWrite: boolean
}) {
  const t = useText(assetWords)
  const [open, setOpen] = useState(false)
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
        <NeedsForm subject={p.subject} onDone={() => setOpen(false)} />
      </SidePanel>
    </>
  )
}

function NeedsForm({
  subject,
  onDone,
}: {
  subject: Parameters<typeof NeedsEditor>[0]['subject']
  onDone: () => void
}) {
  const t = useText(assetWords)
  const toast = useToast()
  const unsaved = useUnsaved()
  const write = useWrite(assetsApi.setNeeds)
  const { systems, devices, needs } = useRead(assetsApi.register, { unitId: subject.unitId })
  const others = [...systems, ...devices].filter((one) => one.id !== subject.id)
  const submit = async (filled: { needs: string[] }) => {
    await write.mutateAsync({ subjectId: subject.id as never, needs: filled.needs as never })
    unsaved.saved()
    toast(t('saved'))
    onDone()
  }
  return (
    <Form<{ needs: string[] }>
      layout="vertical"
      initialValues={{ needs: needs.filter((n) => n.fromId === subject.id).map((n) => n.toId) }}
      onValuesChange={unsaved.touch}
      onFinish={(filled) => void submit(filled).catch(() => undefined)}
    >
      <ErrorSummary error={write.error} />
      {/* As high as the open list of choices, which would lie over what comes below. */}
      <div style={{ minHeight: 350 }}>
        <FormField name="needs" label={t('needs')} help={t('needs.help')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      </div>
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        {t('save')}
      </Button>
    </Form>
  )
}
