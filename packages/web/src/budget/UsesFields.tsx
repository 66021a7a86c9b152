import { Button, Form, Input } from 'antd'
import { FormField } from '../ui/FormField.tsx'
import { MoneyInput, readableMoney } from '../ui/MoneyInput.tsx'
import type { MoneyUnit } from '../ui/money-unit.tsx'
import { useText } from '../ui/text.tsx'
import { budgetWords } from './words.ts'

/** The rows of a project's uses: add, name, price, take away. Empty rows are not saved. */
export function UsesFields({ unit }: { unit: MoneyUnit }) {
  const t = useText(budgetWords)
  return (
    <Form.List name="uses">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="use-row">
              {/* A form gives back only what it has a field for; without its id a use would be a new one. */}
              <Form.Item name={[name, 'id']} hidden>
                <Input />
              </Form.Item>
              <FormField name={[name, 'name']} label={t('form.use.name', { n: name + 1 })}>
                <Input maxLength={200} />
              </FormField>
              <FormField
                name={[name, 'amount']}
                label={t('form.use.amount', { n: name + 1 })}
                rules={[readableMoney(t('form.money'))]}
              >
                <MoneyInput unit={unit} />
              </FormField>
              <Button
                aria-label={`${t('form.use.remove')} ${t('form.use.name', { n: name + 1 })}`}
                onClick={() => remove(name)}
              >
                {t('form.use.remove')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ name: '', amount: null })}>{t('form.use.add')}</Button>
        </>
      )}
    </Form.List>
  )
}
