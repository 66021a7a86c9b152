import type { FormField as Field } from '@rongheng/core/watch/kinds/form'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { FormField } from '../ui/FormField.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { isShown } from './check-draft.ts'
import { checkPageWords } from './words.ts'

type Values = Readonly<Record<string, unknown>>

/** The fields of a kind of check, drawn from what the kind says of them. */
export function SettingsFields(p: {
  fields: readonly Field[]
  /** What is typed so far: some fields ask for others. */
  values: Values
  parts: Readonly<Record<string, boolean>>
  /** Secrets that are on record already. */
  kept: readonly string[]
}) {
  return p.fields
    .filter((field) => isShown(field, p.values))
    .map((field) => <OneField key={field.name} field={field} {...p} />)
}

function OneField(p: { field: Field; parts: Readonly<Record<string, boolean>>; kept: readonly string[] }) {
  const t = useText(checkPageWords)
  const either = useEither()
  const { field } = p
  const name = ['settings', field.name]
  const label = either(field.zh, field.en)
  const help = field.help && either(field.help.zh, field.help.en)
  if (field.input === 'part')
    return (
      <div className="wt-part">
        <FormField name={['parts', field.name]} label="" valuePropName="checked" help={help}>
          <Checkbox>{label}</Checkbox>
        </FormField>
        {p.parts[field.name] && (
          <div className="form-grid wt-inside">
            {field.fields.map((inner) => (
              <Plain key={inner.name} field={inner} name={[...name, inner.name]} />
            ))}
          </div>
        )}
      </div>
    )
  if (field.input === 'rows')
    return (
      <fieldset className="form-group">
        <legend>{label}</legend>
        {help && <p className="muted">{help}</p>}
        <Rows fields={field.fields} name={name} />
      </fieldset>
    )
  if (field.input === 'secret') {
    const kept = p.kept.includes(field.name)
    return (
      <>
        <FormField
          name={['secrets', field.name]}
          label={label}
          {...(kept ? { help: t('secret.kept') } : help ? { help } : {})}
        >
          <Input.Password autoComplete="new-password" visibilityToggle={false} maxLength={4000} />
        </FormField>
        {kept && (
          <FormField name={['forget', field.name]} label="" valuePropName="checked">
            <Checkbox>{t('secret.forget')}</Checkbox>
          </FormField>
        )}
      </>
    )
  }
  return <Plain field={field} name={name} />
}

/** A field that is one input. */
function Plain({ field, name }: { field: Field; name: (string | number)[] }) {
  const either = useEither()
  const label = either(field.zh, field.en)
  const help = field.help && either(field.help.zh, field.help.en)
  const item = { name, label, ...(help && { help }) }
  switch (field.input) {
    case 'yes':
      return (
        <FormField {...item} label="" valuePropName="checked">
          <Checkbox>{label}</Checkbox>
        </FormField>
      )
    case 'choice':
      return (
        <FormField {...item}>
          <Select
            options={field.options.map((one) => ({ value: one.value, label: either(one.zh, one.en) }))}
          />
        </FormField>
      )
    case 'lines':
      return (
        <FormField {...item}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} placeholder={field.example ?? ''} />
        </FormField>
      )
    case 'number': {
      const unit = field.unit && either(field.unit.zh, field.unit.en)
      return (
        <FormField {...item} label={unit ? `${label}（${unit}）` : label}>
          <Input inputMode="decimal" placeholder={field.example ?? ''} className="wt-number" />
        </FormField>
      )
    }
    default:
      return (
        <FormField {...item}>
          <Input placeholder={field.example ?? ''} autoComplete="off" spellCheck={false} />
        </FormField>
      )
  }
}

function Rows({ fields, name }: { fields: readonly Field[]; name: (string | number)[] }) {
  const t = useText(checkPageWords)
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className="wt-row">
              {fields.map((field) => (
                <Plain key={field.name} field={field} name={[row.name, field.name]} />
              ))}
              <Button onClick={() => remove(row.name)}>{t('row.remove', { n: row.name + 1 })}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('row.add')}</Button>
        </>
      )}
    </Form.List>
  )
}
