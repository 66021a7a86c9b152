import type { Words } from '../kernel/words.ts'

/** Refusals, acts and permissions of agents. */
export const agentWords = {
  'watch.no-such-agent': {
    zh: '没有这个采集代理，或者它不在您的权限范围内。',
    en: 'There is no such agent, or it is outside your reach.',
  },
  'watch.agent-revoked': {
    zh: '采集代理“{name}”已经停用，不能再用。要用就新添一个。',
    en: 'The agent “{name}” was turned away. Add a new one instead.',
  },
  'watch.agent-name-taken': {
    zh: '已有叫“{name}”的采集代理，请换一个名称。',
    en: 'There is already an agent called “{name}”. Take another name.',
  },
  'watch.agent-of-another-unit': {
    zh: '这个采集代理不在这个单位，或者已经停用。请重新选择在哪里运行。',
    en: 'That agent belongs to another unit, or was turned away. Choose again where the check runs.',
  },
  'watch.out-of-agents-reach': {
    zh: '地址 {address} 不在采集代理“{name}”允许访问的范围内，没有保存。请系统管理员在“采集代理”页面加上它。',
    en: 'The address {address} is outside what the agent “{name}” may reach, so nothing was saved. The system administrator can add it on the page of agents.',
  },
  'watch.agent-code-wrong': {
    zh: '一次性注册码不对、已经用过，或者过了 24 小时。请在“采集代理”页面重新生成。',
    en: 'The one-time code is wrong, was used already, or is older than 24 hours. Make a new one on the page of agents.',
  },
  'watch.agent-not-known': {
    zh: '服务器不认这个令牌：采集代理已经停用，或者在另一台机器上重新注册过。',
    en: 'The server does not know this token: the agent was turned away, or registered anew on another machine.',
  },
  'watch.agent-batch-unreadable': {
    zh: '采集代理送来的一批读不出来：{why}',
    en: 'A batch of the agent cannot be read: {why}',
  },
  'act.agent.add': { zh: '添加采集代理', en: 'added the agent' },
  'act.agent.save': { zh: '修改采集代理', en: 'changed the agent' },
  'act.agent.renew-code': { zh: '重新生成采集代理的注册码', en: 'made a new code for the agent' },
  'act.agent.register': { zh: '采集代理注册', en: 'registered as the agent' },
  'act.agent.revoke': { zh: '停用采集代理', en: 'turned away the agent' },
} as const satisfies Words
