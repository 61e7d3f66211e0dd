/** What opening a file does beyond showing it; each has its words. */
export type FileRisk = 'program' | 'script' | 'shortcut' | 'macros' | 'disk';

const kinds: Record<FileRisk, string> = {
  program:
    'exe com scr pif cpl msi msp msix msixbundle appx appxbundle appinstaller dll sys ocx drv chm jar jnlp gadget ' +
    'app pkg mpkg apk ipa deb rpm run appimage flatpak flatpakref snap xpi crx',
  script:
    'bat cmd ps1 psm1 psd1 ps1xml vbs vbe vb js jse mjs wsf wsh wsc ws sct hta reg inf scf msc ' +
    'sh bash zsh csh ksh fish command tool workflow action scpt applescript osx terminal py pyw pyz pl rb php',
  shortcut:
    'lnk url website desktop webloc inetloc fileloc library-ms search-ms searchconnector-ms settingcontent-ms',
  macros: 'docm dotm xlsm xltm xlam xlsb xll pptm potm ppam ppsm sldm accdb accde mde mdb one onepkg slk iqy',
  disk: 'iso img vhd vhdx dmg udf toast'
};

const riskByEnd = new Map(
  Object.entries(kinds).flatMap(([risk, ends]) => ends.split(' ').map((end) => [end, risk as FileRisk]))
);

/** On a Mac these are folders that are opened like one file. */
const programFolders = new Set(['app', 'workflow', 'action', 'pkg', 'mpkg']);

/**
 * By the end of the name under which a file is saved, because that is what a system goes by. `undefined` for all
 * other kinds, which says nothing about them.
 * @param name as `safeName` gives it
 */
export function riskOf(name: string): FileRisk | undefined {
  const end = endOf(name);
  return end === undefined ? undefined : riskByEnd.get(end);
}

function endOf(name: string): string | undefined {
  return /\.([^.]+)$/.exec(name)?.[1]?.normalize('NFKC').trim().toLowerCase();
}

/** What of a folder does more than show something when it is opened. */
export interface FolderRisk {
  count: number;
  /** Its name, without the path. */
  first: string;
  risk: FileRisk;
}

/** Collects them, path by path, in the order of the folder. */
export class FolderRiskCount {
  readonly #programFolders = new Set<string>();
  #found: FolderRisk | undefined;

  get found(): FolderRisk | undefined {
    return this.#found;
  }

  /** @param parts of the path, as they are saved; @param isFolder the last of them is a folder */
  add(parts: readonly string[], isFolder: boolean): void {
    const folders = isFolder ? parts : parts.slice(0, -1);
    const program = folders.findIndex((part) => programFolders.has(endOf(part) ?? ''));
    if (program >= 0) return this.#addProgramFolder(parts.slice(0, program + 1));
    const name = isFolder ? undefined : parts.at(-1);
    const risk = name && riskOf(name);
    if (name && risk) this.#count(name, risk);
  }

  /** It is one program, whatever is in it. */
  #addProgramFolder(parts: readonly string[]): void {
    const path = parts.join('/');
    if (this.#programFolders.has(path)) return;
    this.#programFolders.add(path);
    this.#count(parts.at(-1)!, 'program');
  }

  #count(name: string, risk: FileRisk): void {
    this.#found = { first: name, risk, ...this.#found, count: (this.#found?.count ?? 0) + 1 };
  }
}
