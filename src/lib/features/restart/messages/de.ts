import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'feature.restart': 'Neustart des Computers',
  'log.restart-asked': 'Techniker bat um einen Neustart des Computers',
  'log.restarting': 'Kunde startet den Computer neu',
  'log.restart-off': 'Der Computer wird doch nicht neu gestartet',
  'log.restart-declined': 'Kunde wollte den Computer nicht neu starten',
  'log.restarted': 'Der Computer wurde neu gestartet',
  'restart.ask': 'Um Neustart des Computers bitten',
  'restart.was-asked': 'Ihr Kunde wurde gebeten, den Computer neu zu starten.',
  'restart.was-declined': 'Ihr Kunde möchte den Computer jetzt nicht neu starten.',
  'restart.say': 'Ich starte meinen Computer neu',
  'restart.question': 'Ihr Techniker bittet Sie, Ihren Computer neu zu starten',
  'restart.how':
    'Sichern Sie zuerst Ihre Arbeit. Drücken Sie den Knopf, dann starten Sie wie üblich neu. Öffnen Sie danach diese Seite wieder: „Zurück zu Ihrer Sitzung“ bringt Sie hierher, ohne PIN.',
  'restart.going': 'Sie können Ihren Computer jetzt neu starten',
  'restart.after':
    'Öffnen Sie danach {address} in diesem Browser und drücken Sie „Zurück zu Ihrer Sitzung“. Alles bleibt erhalten.',
  'restart.off': 'Ich starte doch nicht neu',
  'restart.decline': 'Jetzt nicht'
};
