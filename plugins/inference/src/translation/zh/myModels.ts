// SPDX-License-Identifier: Apache-2.0
import type { myModels as english } from '../en/myModels';
import type { Translated } from '../Translated';

export const myModels: Translated<typeof english> = {
  'myModels.what': '您的模型',
  'myModels.list': '您的模型（最差的在前）',
  'myModels.none': '您的团队都没有模型',
  'myModels.noneWhy':
    '如果模型的资源池所属的目录实体归您或您的某个组所有，该模型就是您的。{{all}}在同一页面上。',
  'myModels.all': '所有模型',
  'myModels.more_one': '还有 {{count, number}} 个，状态都不更差',
  'myModels.more_other': '还有 {{count, number}} 个，状态都不更差',
  'myModels.canary': '金丝雀 {{name}} {{share}}',
  'myModels.canaryWhy':
    '{{cluster}} 中 {{route}} 规则 {{rule, number}} 按权重分给金丝雀的请求占比。',
};
