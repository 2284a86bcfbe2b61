'use client';

import type { RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { readChartColors } from '../theme/palette';
import { saveFile, toCsv, toPicture } from './save-file';

/** What is exported of a panel. */
export interface ExportLinksProps {
  /** The panel, whose canvases make the picture. */
  readonly panel: RefObject<HTMLElement | null>;
  readonly title: string;
  readonly toRows: () => readonly (readonly (string | number | null)[])[];
}

const toFileName = (title: string) => `finwait ${title}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

/** Saves what a panel shows as a picture or as a table. */
export function ExportLinks({ panel, title, toRows }: ExportLinksProps) {
  const t = useTranslations('export');
  const savePicture = async () => {
    const canvases = [...(panel.current?.querySelectorAll('canvas') ?? [])];
    const { surface, ink, font } = readChartColors(document.documentElement);
    const picture = await toPicture(canvases, { title, ground: surface, ink, font });
    if (picture) saveFile(picture, `${toFileName(title)}.png`);
  };
  const saveTable = () =>
    saveFile(new Blob([toCsv(toRows())], { type: 'text/csv' }), `${toFileName(title)}.csv`);
  return (
    <span className="exports">
      <button
        type="button"
        className="link"
        aria-label={t('picture', { title })}
        onClick={() => void savePicture()}
      >
        PNG
      </button>
      <button type="button" className="link" aria-label={t('table', { title })} onClick={saveTable}>
        CSV
      </button>
    </span>
  );
}
