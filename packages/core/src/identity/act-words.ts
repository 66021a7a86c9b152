import type { Words } from '../kernel/words.ts'

/** What was done, by the action of an audit row, `act.<action>`: the audit page, its export and the home page say it so. */
export const actWords = {
  'act.session.start': { zh: '登录', en: 'signed in' },
  'act.session.end': { zh: '退出登录', en: 'signed out' },
  'act.session.revoke': { zh: '强制退出登录', en: 'ended the sessions of' },
  'act.user.add': { zh: '新建账号', en: 'added the account' },
  'act.user.save': { zh: '修改账号', en: 'changed the account' },
  'act.user.grant': { zh: '授予或收回角色', en: 'set the roles of' },
  'act.user.unlock': { zh: '解锁账号', en: 'unlocked the account' },
  'act.user.freeze': { zh: '冻结长期未用账号', en: 'froze the sleeping account' },
  'act.user.reset-password': { zh: '重置密码', en: 'reset the password of' },
  'act.user.change-password': { zh: '修改自己的密码', en: 'changed their own password' },
  'act.unit.add': { zh: '新建单位', en: 'added the unit' },
  'act.unit.save': { zh: '修改单位', en: 'changed the unit' },
  'act.audit.export': { zh: '导出审计记录', en: 'exported the audit of' },
  'act.audit.verify': { zh: '校验审计链', en: 'verified the audit chains' },
  'audit.result.done': { zh: '成功', en: 'done' },
  'audit.result.refused': { zh: '被拒绝', en: 'refused' },
  'audit.result.failed': { zh: '失败', en: 'failed' },
  'audit.broken.altered': { zh: '第 {seq} 条的内容被改动过', en: 'the content of row {seq} was changed' },
  'audit.broken.missing': { zh: '第 {seq} 条不见了', en: 'row {seq} is gone' },
  'audit.broken.unlinked': {
    zh: '第 {seq} 条接不上前一条',
    en: 'row {seq} does not follow from the one before it',
  },
  'audit.broken.cut-off': {
    zh: '从第 {seq} 条起被截断',
    en: 'the chain was cut off from row {seq} on',
  },
  'audit.broken.replaced': {
    zh: '第 {seq} 条与当初留下的锚点不符，历史被重写过',
    en: 'row {seq} is not the one that was anchored: history was rewritten',
  },
  'audit.anchors-broken': {
    zh: '库外锚点文件在 {at} 处被改动过',
    en: 'the anchor file outside the database was changed at {at}',
  },
} as const satisfies Words
