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

/**
 * By the end of the name under which a file is saved, because that is what a system goes by. `undefined` for all
 * other kinds, which says nothing about them.
 * @param name as `safeName` gives it
 */
export function riskOf(name: string): FileRisk | undefined {
  const end = /\.([^.]+)$/.exec(name)?.[1];
  return end === undefined ? undefined : riskByEnd.get(end.normalize('NFKC').trim().toLowerCase());
}
