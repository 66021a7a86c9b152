import type { Words } from '../kernel/words.ts'

/** What identity refuses, and its words for exports and the command line. */
export const identityWords = {
  'identity.not-signed-in': {
    zh: '您还没有登录，或登录已经过期。请重新登录，未保存的填写仍在本页。',
    en: 'You are not signed in, or your session has ended. Sign in again; unsaved entries are still on this page.',
  },
  'identity.not-allowed': {
    zh: '您的角色不能做这件事（需要权限 {permission}）。如果工作需要，请联系安全管理员授权。',
    en: 'Your roles do not allow this (it needs {permission}). If your work needs it, ask the security administrator.',
  },
  'identity.foreign-origin': {
    zh: '这个请求来自别的网站，已被拦下，什么也没有改动。请从本系统的页面操作。',
    en: 'This request came from another website and was stopped; nothing was changed. Use the pages of this system.',
  },
  'identity.must-change-password': {
    zh: '您用的是一次性密码或已到期的密码，请先修改密码再继续。',
    en: 'Your password is a one-time password or has expired. Change it first, then go on.',
  },
  'identity.no-such-unit': {
    zh: '没有这个单位，或它不在您的管辖范围内。',
    en: 'There is no such unit, or it lies outside your reach.',
  },
  'identity.no-such-user': {
    zh: '没有这个用户，或他不在您的管辖范围内。',
    en: 'There is no such user, or they lie outside your reach.',
  },
} as const satisfies Words
