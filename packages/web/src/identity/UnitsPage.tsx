import { identityApi } from '@rongheng/core/identity/api'
import type { Unit } from '@rongheng/core/identity/unit'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useActor } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import './identity.css'
import { useUnits } from './unit-name.ts'
import { identityPageWords } from './words.ts'

/** What the side panel is open for: a new unit below one, or changing one. */
type Open = { readonly act: 'add' | 'edit'; readonly unit: Unit; readonly nth: number }

/** The units within reach as a tree. */
export function UnitsPage() {
  const t = useText(identityPageWords)
  const { tree } = useUnits()
  const writable = useActor().permissions['unit.write'] ?? []
  const [open, setOpen] = useState<Open | null>(null)
  const [nth, setNth] = useState(0)
  const show = (act: Open['act'], unit: Unit) => {
    setNth(nth + 1)
    setOpen({ act, unit, nth })
  }
  const reason = (unit: Unit) => (writable.includes(unit.id) ? null : t('may-not.write'))
  return (
    <>
      <PageTitle note={t('units.note')}>{t('units.title')}</PageTitle>
      {tree.some(({ unit }) => unit.isExample) && <p className="identity-notice">{t('units.example')}</p>}
      <DataTable
        caption={t('units.table')}
        rows={tree}
        rowKey={({ unit }) => unit.id}
        columns={[
          {
            key: 'name',
            title: t('unit.name'),
            head: true,
            cell: ({ unit, depth }) => (
              <span style={{ paddingInlineStart: `${depth * 1.5}em` }}>
                {depth > 0 && <span aria-hidden="true">└ </span>}
                {unit.name} {unit.isExample && <StatusTag tone="neutral">{t('unit.example')}</StatusTag>}
              </span>
            ),
          },
          { key: 'code', title: t('unit.code'), cell: ({ unit }) => unit.code || t('unit.no-code') },
          {
            key: 'actions',
            title: t('unit.actions'),
            cell: ({ unit }) => (
              <span className="identity-actions">
                <ActionButton
                  label={t('unit.edit')}
                  what={unit.name}
                  disabledReason={reason(unit)}
                  onPress={() => show('edit', unit)}
                />
                <ActionButton
                  label={t('units.add')}
                  what={unit.name}
                  disabledReason={reason(unit)}
                  onPress={() => show('add', unit)}
                />
              </span>
            ),
          },
        ]}
      />
      <SidePanel
        open={open !== null}
        title={open?.act === 'edit' ? open.unit.name : t('units.add')}
        onClose={() => setOpen(null)}
      >
        {open && <UnitForm key={open.nth} open={open} onDone={() => setOpen(null)} />}
      </SidePanel>
    </>
  )
}

function UnitForm({ open, onDone }: { open: Open; onDone: () => void }) {
  const marks = usePunctuation()
  const t = useText(identityPageWords)
  const toast = useToast()
  const add = useWrite(identityApi.addUnit)
  const save = useWrite(identityApi.saveUnit)
  const editing = open.act === 'edit'
  const submit = async (draft: { name: string; code?: string }) => {
    const values = { name: draft.name, code: draft.code ?? '' }
    if (editing) await save.mutateAsync({ ...values, unitId: open.unit.id, version: open.unit.version })
    else await add.mutateAsync({ ...values, parentId: open.unit.id })
    toast(t('unit.saved'))
    onDone()
  }
  return (
    <Form<{ name: string; code?: string }>
      layout="vertical"
      requiredMark={false}
      initialValues={editing ? { name: open.unit.name, code: open.unit.code } : {}}
      onFinish={(draft) => void submit(draft).catch(() => undefined)}
    >
      <ErrorSummary
        error={editing ? save.error : add.error}
        labels={{ name: t('unit.name'), code: t('unit.code') }}
      />
      {!editing && <p>{marks.label(t('unit.parent'), open.unit.name)}</p>}
      <FormField name="name" label={t('unit.name')} required>
        <Input maxLength={80} data-begin="" />
      </FormField>
      <FormField name="code" label={t('unit.code')} help={t('unit.code.help')}>
        <Input maxLength={40} />
      </FormField>
      <Button type="primary" htmlType="submit" loading={add.isPending || save.isPending}>
        {t(editing ? 'unit.save' : 'unit.add')}
      </Button>
    </Form>
  )
}
