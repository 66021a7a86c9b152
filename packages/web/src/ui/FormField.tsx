import { Form, type FormItemProps } from 'antd'
import type { ReactNode } from 'react'
import './forms.css'

/** One field of a form: its label above, what it means below, and its error in words. `name` is its path in the input. */
export function FormField(p: {
  name: FormItemProps['name']
  label: string
  help?: ReactNode
  required?: boolean
  rules?: FormItemProps['rules']
  valuePropName?: string
  children: ReactNode
}) {
  const { required, rules, ...item } = p
  return (
    <Form.Item
      {...(item.name !== undefined && { name: item.name })}
      {...(item.valuePropName && { valuePropName: item.valuePropName })}
      label={item.label}
      extra={item.help}
      rules={[...(required ? [{ required: true }] : []), ...(rules ?? [])]}
    >
      {item.children}
    </Form.Item>
  )
}
