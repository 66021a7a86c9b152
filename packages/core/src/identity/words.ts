import type { Words } from '../kernel/words.ts'

/** What identity refuses, and its words for exports and the command line. */
export const identityWords = {
  'identity.not-signed-in': {
    zh: '您还没有登录，或登录已经过期。请重新登录，未保存的填写仍在本页。',
    en: 'You are not signed in, or your session has ended. Sign in again; unsaved entries are still on this page.',
  },
  'identity.not-allowed': {
    zh: '您的角色不能做这件事（{permission}）。如果工作需要，请联系安全管理员授予相应的角色。',
    en: 'Your roles do not allow this ({permission}). If your work needs it, ask the security administrator for the role.',
  },
  'identity.foreign-origin': {
    zh: '这个请求来自别的网站，已被拦下，什么也没有改动。请从本系统的页面操作。',
    en: 'This request came from another website and was stopped; nothing was changed. Use the pages of this system.',
  },
  'identity.proxy-not-trusted': {
    zh: '请求经过了反向代理，但程序不知道该信任它，所以拒绝了，什么也没有改动。请管理员设置 TRUST_PROXY，并让代理转发 Host、X-Forwarded-Proto 和 X-Forwarded-For（见 docs/operate/security.md）。',
    en: 'The request came through a proxy that the program was not told to trust; nothing was changed. The administrator should set TRUST_PROXY and have the proxy forward Host, X-Forwarded-Proto and X-Forwarded-For (docs/operate/security.md).',
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
  'identity.wrong-sign-in': {
    zh: '用户名或密码不对。连续输错 {failures} 次会锁定 {minutes} 分钟。',
    en: 'The user name or password is wrong. After {failures} wrong attempts sign-in is locked for {minutes} minutes.',
  },
  'identity.locked': {
    zh: '连续输错次数太多，已锁定。请在 {minutes} 分钟后再试，或请安全管理员解锁。',
    en: 'Too many wrong attempts: sign-in is locked. Try again in {minutes} minutes, or ask the security administrator to unlock it.',
  },
  'identity.address-locked': {
    zh: '这台电脑或这个网络出口上登录失败太多，暂时不能登录。请在 {minutes} 分钟后再试。',
    en: 'Too many sign-ins failed from this computer or network. Try again in {minutes} minutes.',
  },
  'identity.account-disabled': {
    zh: '这个账号已停用。如需使用，请联系系统管理员。',
    en: 'This account is disabled. If you need it, ask the system administrator.',
  },
  'identity.account-frozen': {
    zh: '这个账号超过 {days} 天没有登录，已冻结。请联系安全管理员解锁。',
    en: 'This account was not used for {days} days and is frozen. Ask the security administrator to unlock it.',
  },
  'identity.one-time-expired': {
    zh: '一次性密码已经过期。请系统管理员重新发一个。',
    en: 'The one-time password has expired. Ask the system administrator for a new one.',
  },
  'identity.wrong-current-password': {
    zh: '当前密码不对，密码没有改动。',
    en: 'The current password is wrong; nothing was changed.',
  },
  'identity.no-password-here': {
    zh: '命令行以操作系统用户的身份操作，没有密码可改。',
    en: 'On the command line you act as the user of the operating system; there is no password to change.',
  },
  'identity.password-short': {
    zh: '密码太短，至少 {min} 个字符。',
    en: 'The password is too short: at least {min} characters.',
  },
  'identity.password-long': {
    zh: '密码太长，最多 {max} 个字符。',
    en: 'The password is too long: at most {max} characters.',
  },
  'identity.password-plain': {
    zh: '密码太简单：大写字母、小写字母、数字、其他符号中至少要有 {classes} 种。',
    en: 'The password is too plain: use at least {classes} of upper case, lower case, digits and other signs.',
  },
  'identity.password-common': {
    zh: '这个密码（或它的变形）在常见弱密码表里，很容易被猜中。请换一个。',
    en: 'This password, or the one it is derived from, is on the list of common passwords. Choose another.',
  },
  'identity.password-has-name': {
    zh: '密码里不能包含用户名。',
    en: 'The password must not contain the user name.',
  },
  'identity.password-used': {
    zh: '这个密码最近 {history} 次里用过，请换一个。',
    en: 'This password is one of your last {history}. Choose another.',
  },
  'identity.name-taken': {
    zh: '用户名 {userName} 已经有人用了，请换一个。',
    en: 'The user name {userName} is taken. Choose another.',
  },
  'identity.unit-name-taken': {
    zh: '同一上级下已有名为“{name}”的单位。',
    en: 'There is already a unit named "{name}" under the same parent.',
  },
  'identity.own-grant': {
    zh: '不能给自己授权或收回自己的角色，请由另一位安全管理员办理。',
    en: 'Nobody grants or withdraws their own roles. Ask another security administrator.',
  },
  'identity.roles-clash': {
    zh: '系统管理员、安全管理员、审计管理员必须由不同的人担任，也不能兼任业务角色。',
    en: 'System, security and audit administrator must be different people, and none of them holds a business role.',
  },
  'identity.last-admin': {
    zh: '这是最后一位担任这个管理角色的人，停用或收回后就没有人能履行这个职责了。请先任命另一位。',
    en: 'Nobody else holds this administrator’s role there; without them nobody could do that duty. Appoint another one first.',
  },
  'identity.own-account': {
    zh: '不能停用自己的账号。',
    en: 'You cannot disable your own account.',
  },
  'identity.reset-admin-here': {
    zh: '管理员的密码不能在网页上由别人重置（否则一位管理员就能冒充另一位）。请在服务器上用命令 rongheng user reset 重置。',
    en: "An administrator's password cannot be reset by another on the web, or one could pose as the other. Use `rongheng user reset` on the server.",
  },
  'identity.grant-not-yours': {
    zh: '角色由安全管理员授予。新建账号时只能任命第一位安全管理员。',
    en: 'Roles are granted by the security administrator. With a new account only the first security administrator can be appointed.',
  },
  'identity.which-unit': {
    zh: '有几个单位，请用 --unit 指明是哪一个：{units}',
    en: 'There are several units. Say which one with --unit: {units}',
  },
  'identity.audit-too-long': {
    zh: '审计记录有 {rows} 条，超过网页上一次能校验的 {most} 条，没有校验。请管理服务器的人运行 rongheng audit verify（100 万条约 15 秒），它校验全部审计链。',
    en: 'There are {rows} audit rows, more than the {most} that a page verifies at once; nothing was verified. On the server, rongheng audit verify takes them all (about 15 seconds a million).',
  },
  'identity.audit-broken': {
    zh: '审计记录被改动过（{count} 条链不完整）。请立即保护现场并报告安全负责人，不要继续操作。',
    en: 'The audit was tampered with ({count} broken chains). Preserve the machine as it is and report to whoever is in charge of security.',
  },
} as const satisfies Words
