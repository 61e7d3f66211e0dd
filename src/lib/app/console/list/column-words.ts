import type { Config } from '../../../base/config.js';
import type { getI18n } from '../../../i18n/index.js';
import type { ColumnId } from '../../../session/settings/list-columns.js';

export function columnLabel(
  id: ColumnId,
  { t }: ReturnType<typeof getI18n<'console'>>,
  config: Pick<Config, 'customFieldLabels'>
): string {
  if (id === 'field1' || id === 'field2') {
    const place = id === 'field1' ? 0 : 1;
    return config.customFieldLabels[place] || t('invite.field', { number: place + 1 });
  }
  return t(`console.column-${id}`);
}
