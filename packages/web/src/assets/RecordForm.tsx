import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { type AssetField, fieldsOf } from '@rongheng/core/assets/fields'
import type { AssetKind } from '@rongheng/core/assets/record'
import { placesInOrder } from '@rongheng/core/assets/place'
import { recordsOf } from '@rongheng/core/assets/sheets'
import { type SystemKind, systemKinds } from '@rongheng/core/assets/system-kinds'
import { deviceKinds } from '@rongheng/core/assets/choices'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { Button, Form, Input, Select } from 'antd'
import { useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney } from '../ui/MoneyInput.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { assetWords } from './words.ts'

const endpoints: Readonly<Record<AssetKind, { readonly add: Endpoint; readonly save: Endpoint }>> = {
  system: { add: assetsApi.addSystem, save: assetsApi.saveSystem },
  device: { add: assetsApi.addDevice, save: assetsApi.saveDevice },
  software: { add: assetsApi.addSoftware, save: assetsApi.saveSoftware },
  contract: { add: assetsApi.addContract, save: assetsApi.saveContract },
  vendor: { add: assetsApi.addVendor, save: assetsApi.saveVendor },
  location: { add: assetsApi.addLocation, save: assetsApi.saveLocation },
}

/** A record as forms hold it. */
type Draft = Readonly<Record<string, unknown>>

/** What a list asks the page to open: a record to change, or a new one with what it begins with. */
export type OpenForm = (kind: AssetKind, record: (Draft & { id: string; version: number }) | null) => void

/** Enters a record of any kind, or changes one. The fields are the same as in the workbook. */
export function RecordForm(p: {
  kind: AssetKind
  register: Register
  /** The record that is changed; null for a new one. */
  record: (Draft & { readonly id: string; readonly version: number }) | null
  /** What a new one begins with. */
  begin?: Draft
  onDone: () => void
}) {
  const t = useText(assetWords)
  const either = useEither()
  const toast = useToast()
  const unsaved = useUnsaved()
  const [form] = Form.useForm<Draft>()
  const write = useWrite(p.record ? endpoints[p.kind].save : endpoints[p.kind].add)
  const fields = fieldsOf(p.kind)
  const submit = (filled: Draft) => {
    const entry = Object.fromEntries(fields.map((field) => [field.key, valueOf(field, filled[field.key])]))
    const whole = p.record
      ? { ...entry, id: p.record.id, version: p.record.version }
      : { ...entry, unitId: p.register.unitId }
    write.mutate(whole as never, {
      onSuccess: () => {
        unsaved.saved()
        toast(t('saved'))
        p.onDone()
      },
    })
  }
  const choose = (changed: Draft) => {
    unsaved.touch()
    // A new system begins as its kind usually is.
    if (p.kind !== 'system' || p.record || typeof changed['kind'] !== 'string') return
    const template = systemKinds[changed['kind'] as SystemKind]
    const usual = {
      importance: template.importance,
      description: either(template.description.zh, template.description.en),
    }
    form.setFieldsValue(
      form.getFieldValue('name') ? usual : { ...usual, name: either(template.zh, template.en) },
    )
  }
  const first = Object.fromEntries(
    fields.flatMap((field) =>
      field.type === 'choice' && field.key !== 'kind' ? [[field.key, usualChoice(field)]] : [],
    ),
  )
  // The kind comes first where it fills in the rest.
  const shown =
    p.kind === 'system'
      ? [...fields].sort((a, b) => Number(b.key === 'kind') - Number(a.key === 'kind'))
      : fields
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={p.record ?? { ...first, ...p.begin }}
      onFinish={submit}
      onValuesChange={choose}
    >
      <ErrorSummary
        error={write.error}
        labels={Object.fromEntries(fields.map((field) => [field.key, either(field.zh, field.en)]))}
      />
      <div className="form-grid">
        {shown.map((field) => (
          <FormField
            key={field.key}
            name={field.key}
            label={either(field.zh, field.en)}
            rules={[
              ...(field.required || field.key === 'kind'
                ? [{ required: true, message: t('required', { what: either(field.zh, field.en) }) }]
                : []),
              ...(field.type === 'yuan' ? [readableMoney(t('money.wrong'))] : []),
              ...(field.type === 'count' ? [{ validator: wholeNumber(t('count.wrong')) }] : []),
            ]}
            {...(p.kind === 'system' && field.key === 'kind' && { help: <UsualParts /> })}
          >
            <FieldInput field={field} register={p.register} self={p.record?.id ?? null} />
          </FormField>
        ))}
      </div>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}

const usualChoice = (field: AssetField & { readonly type: 'choice' }): string | undefined =>
  field.key === 'importance' ? 'normal' : Object.keys(field.of)[0]

/** A rule for antd's Form: nothing, or digits only; a record that is changed brings a number. */
const wholeNumber = (message: string) => (_: unknown, value: unknown) =>
  /^\d*$/.test(String((value as string | number | null | undefined) ?? ''))
    ? Promise.resolve()
    : Promise.reject(new Error(message))

/** What the form gives, as the contract takes it: nothing typed is null, or empty text. */
function valueOf(field: AssetField, value: unknown): unknown {
  if (field.type === 'text') return typeof value === 'string' ? value : ''
  if (field.type === 'count' && typeof value === 'string' && value !== '') return Number(value)
  return value === undefined || value === '' ? (field.type === 'choice' ? undefined : null) : value
}

/** antd hands value, onChange and id to the one element in a field; they pass through here to the input. */
function FieldInput({
  field,
  register,
  self,
  ...given
}: {
  field: AssetField
  register: Register
  self: string | null
}) {
  const t = useText(assetWords)
  const either = useEither()
  const passed = given as Record<string, never>
  switch (field.type) {
    case 'text':
      return field.long ? (
        <Input.TextArea {...passed} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      ) : (
        <Input {...passed} maxLength={field.key === 'name' ? 120 : 200} />
      )
    case 'day':
      return <Input {...passed} type="date" />
    case 'yuan':
      return <MoneyInput {...passed} unit="yuan" />
    case 'count':
      return <Input {...passed} inputMode="numeric" maxLength={7} />
    case 'choice':
      return (
        <Select
          {...passed}
          options={Object.entries(field.of).map(([value, { zh, en }]) => ({ value, label: either(zh, en) }))}
        />
      )
    case 'person':
    case 'ref': {
      const options = field.type === 'person' ? register.people : targetsOf(register, field.to, self)
      return (
        <Select
          {...passed}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('choose.none')}
          options={options.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )
    }
  }
}

/** What a field may name; a place stands under those around it. */
function targetsOf(register: Register, kind: AssetKind, self: string | null): { id: string; name: string }[] {
  if (kind === 'location')
    return placesInOrder(register.locations)
      .filter(({ place }) => place.id !== self)
      .map(({ place, depth }) => ({ id: place.id, name: `${'　'.repeat(depth)}${place.name}` }))
  return recordsOf(register)[kind].map(({ id, name }) => ({ id, name }))
}

function UsualParts() {
  const t = useText(assetWords)
  const either = useEither()
  const kind = Form.useWatch('kind') as SystemKind | undefined
  if (!kind) return null
  const template = systemKinds[kind]
  const devices = template.devices.map((one) => either(deviceKinds[one].zh, deviceKinds[one].en))
  const checks = template.checks.map((one) => either(one.zh, one.en))
  const join = (names: readonly string[]) => names.join(either('、', ', '))
  return <>{t('template.help', { devices: join(devices), checks: join(checks) })}</>
}
