import { z } from 'zod'
import type { FormField } from './form.ts'

/** How a check says who it is to a web server. What is secret of it is no setting. */
export const authSettings = {
  auth: z.enum(['none', 'basic', 'bearer']).default('none'),
  user: z.string().max(200).default(''),
}
export type AuthSettings = { readonly auth: 'none' | 'basic' | 'bearer'; readonly user: string }

/** The secrets that belong to it. */
export const authSecrets: readonly string[] = ['password', 'token']

/** The fields of both. */
export const authForm: readonly FormField[] = [
  {
    name: 'auth',
    zh: '登录方式',
    en: 'Sign-in',
    input: 'choice',
    more: true,
    options: [
      { value: 'none', zh: '不需要', en: 'None' },
      { value: 'basic', zh: '用户名和密码（Basic）', en: 'Name and password (Basic)' },
      { value: 'bearer', zh: '令牌（Bearer）', en: 'Token (Bearer)' },
    ],
  },
  {
    name: 'user',
    zh: '用户名',
    en: 'User name',
    input: 'text',
    more: true,
    when: { name: 'auth', is: ['basic'] },
  },
  {
    name: 'password',
    zh: '密码',
    en: 'Password',
    input: 'secret',
    more: true,
    when: { name: 'auth', is: ['basic'] },
  },
  {
    name: 'token',
    zh: '令牌',
    en: 'Token',
    input: 'secret',
    more: true,
    when: { name: 'auth', is: ['bearer'] },
  },
]
