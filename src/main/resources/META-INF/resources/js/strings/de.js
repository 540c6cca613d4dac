import { wordsFor } from '../format/words.js';

/**
 * The words of the page in German.
 *
 * @param {string} locale the reader's variant, such as `de-AT`
 * @returns {import('./en.js').Strings}
 */
export function de(locale) {
  const { plural, number, list, regionName } = wordsFor(locale);
  const ask = 'Der Anruf wartet unter „Ungeklärt“.';
  const contactRules = {
    ASK: 'Nachfragen',
    MOST_RECENTLY_UPDATED: 'Der zuletzt geänderte',
    FIRST_BY_NAME: 'Der alphabetisch erste',
    EARLIEST_CREATED: 'Der zuerst angelegte',
  };
  const itemRules = { ASK: 'Nachfragen', NEWEST: 'Der neueste', NONE: 'Keiner' };
  const noMatchRules = { ASK: 'Nachfragen', MAKE_PLACEHOLDER: 'Platzhalterkontakt anlegen' };
  const completionRules = { AT_ONCE: 'Sofort', COMPLETE: 'Sobald es vollständig ist' };

  /** @type {Record<string, string>} */
  const notLogged = {
    INTERNAL_CALL: 'interner Anruf',
    AUTO_LOG_OFF: 'die automatische Protokollierung ist ausgeschaltet',
    DISMISSED: 'aussortiert',
    DO_NOT_LOG: 'steht auf der Ausschlussliste',
    FEATURE_CODE: 'ein Steuercode der Telefonanlage',
    NOT_IN_TRIAL: 'der Agent nimmt nicht am Pilotbetrieb teil',
    MISSED_CALL: 'verpasste Anrufe werden nicht protokolliert',
    VOICEMAIL_CALL: 'Mailbox-Anrufe werden nicht protokolliert',
    ANSWERED_BY_OTHERS: 'von anderen angenommen',
    LEFT_VOICEMAIL: 'mit der Mailbox-Nachricht protokolliert',
    MESSAGES_ELSEWHERE: 'die Nachrichten gehören zu einem anderen Protokoll',
    WITHDRAWN: 'die Telefonanlage hat den Anruf zurückgenommen',
    DRY_RUN: 'Probelauf',
    FORM_REQUESTED: 'das Protokollformular ist offen',
  };
  /** @type {Record<string, string>} */
  const askKinds = {
    NO_CONTACT_MATCH: 'kein Kontakt hat diese Rufnummer',
    MULTIPLE_CONTACTS: 'mehrere Kontakte haben diese Rufnummer',
    MULTIPLE_ASSOCIATIONS: 'der Kontakt hat mehrere offene Vorgänge',
  };

  /** @type {(phone?: string) => string} */
  const storedAs = (phone) => (phone ? `, gespeichert als ${phone}` : '');
  /** @type {(item?: string) => string} */
  const withItem = (item) => (item ? ` mit ${item}` : '');
  /** @type {(note?: string) => string} */
  const quoted = (note) => (note ? `: „${note}“` : '');
  /** @type {Record<string, (phone?: string) => string>} */
  const matchReasons = {
    ONE_CONTACT: (phone) => `: der einzige Kontakt mit dieser Rufnummer${storedAs(phone)}`,
    REMEMBERED_NUMBER: () => ': Anrufe dieser Rufnummer sind für diesen Kontakt gemerkt',
    PLACEHOLDER_MADE: () => ': kein Kontakt hatte diese Rufnummer, und eine Regel legt einen an',
    MOST_RECENTLY_UPDATED: (phone) =>
      `: mehrere Kontakte haben diese Rufnummer, und eine Regel nimmt den zuletzt geänderten${storedAs(phone)}`,
    FIRST_BY_NAME: (phone) =>
      `: mehrere Kontakte haben diese Rufnummer, und eine Regel nimmt den alphabetisch ersten${storedAs(phone)}`,
    EARLIEST_CREATED: (phone) =>
      `: mehrere Kontakte haben diese Rufnummer, und eine Regel nimmt den zuerst angelegten${storedAs(phone)}`,
    CHOSEN: (phone) =>
      phone ? `, von Hand gewählt; die Rufnummer ist als ${phone} gespeichert` : ', von Hand gewählt',
  };
  /** @type {Record<string, string>} */
  const itemReasons = {
    NEWEST: ' Mehrere Vorgänge waren offen: eine Regel nimmt den neuesten.',
    NONE: ' Mehrere Vorgänge waren offen: eine Regel nimmt keinen.',
  };
  /** @type {(begin: string, log: import('../server/types.js').Parameters, end?: string) => string} */
  const loggedOn = (
    begin,
    { contact = 'einem Kontakt', association, reason, matchedPhone, associationRule },
    end = '',
  ) =>
    `${begin} ${contact}${withItem(association)}${end}${matchReasons[reason]?.(matchedPhone) ?? ''}.${itemReasons[associationRule] ?? ''}`;
  /** @type {(contacts: {name: string, matchedPhone: string}[], count: number) => string} */
  const contactList = (contacts, count) =>
    nameList(
      contacts.map((one) => `${one.name} als ${one.matchedPhone}`),
      count,
    );
  /** @type {(names: string[], count: number) => string} */
  const nameList = (names, count) =>
    list(count > names.length ? [...names, `${number(count - names.length)} weitere`] : names);
  /** @type {(conflict: import('../server/types.js').Parameters) => string} */
  const conflict = (found) => {
    switch (found.kind) {
      case 'MULTIPLE_CONTACTS':
        return found.remembered
          ? `Die Rufnummer ist für ${found.remembered} gemerkt, doch nur noch ${found.contacts[0].name} hat sie, als ${found.contacts[0].matchedPhone}. Der hier gewählte Kontakt wird von da an gemerkt.`
          : `${number(found.contactCount)} Kontakte haben diese Rufnummer: ${contactList(found.contacts, found.contactCount)}.`;
      case 'MULTIPLE_ASSOCIATIONS':
        return `${found.contact} hat diese Rufnummer als ${found.matchedPhone}, und ${number(found.associationCount)} Vorgänge sind offen: ${nameList(found.associations, found.associationCount)}.`;
      default:
        return found.withheld
          ? 'Die Rufnummer wurde unterdrückt, daher ist kein Kontakt zu finden.'
          : found.suggestionCount > 0
            ? `Kein Kontakt hat diese Rufnummer. Ähnlich: ${contactList(found.suggestions, found.suggestionCount)}.`
            : 'Kein Kontakt hat diese Rufnummer.';
    }
  };
  /** @type {(owner?: string) => string} */
  const backfillOf = (owner) => (owner ? `der Nachprotokollierung von ${owner}` : 'einer Nachprotokollierung');
  /** @type {(proposal?: import('../server/types.js').Parameters) => string} */
  const otherwise = (proposal) =>
    proposal
      ? ` Andernfalls: ${proposal.kind ? askKinds[proposal.kind] : `protokolliert bei ${proposal.contact}${withItem(proposal.association)}`}.`
      : '';

  return {
    product: 'Autolog',
    skip: 'Zur Liste springen',
    title: (view, count) => (count ? `(${number(count)}) ${view} – Autolog` : `${view} – Autolog`),

    nav: {
      label: 'Ansichten',
      unresolved: 'Ungeklärt',
      calls: 'Anrufe',
      status: 'Status',
      settings: 'Einstellungen',
      unsaved: 'Ungespeichert',
      open: (count, atLeast) => (atLeast ? `${number(count)}+` : number(count)),
      openSpoken: (count, atLeast) =>
        atLeast
          ? `mindestens ${number(count)} ungeklärte Anrufe`
          : plural(count, { one: '# ungeklärter Anruf', other: '# ungeklärte Anrufe' }),
    },

    person: {
      roles: { agent: 'Agent', supervisor: 'Supervisor', admin: 'Administrator' },
      signOut: 'Abmelden',
    },

    signIn: {
      heading: 'Bei Autolog anmelden',
      lead: 'Klären Sie die Anrufe, die keine Regel einem Kontakt zuordnen konnte.',
      again: 'Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an; Ihre ungespeicherten Eingaben bleiben erhalten.',
      button: 'Anmelden',
    },

    live: {
      disconnected: 'Die Live-Aktualisierung ist unterbrochen. Die Verbindung wird wiederhergestellt…',
      displaced:
        'Die Live-Aktualisierung pausiert, weil zu viele Fenster offen sind. Sie läuft weiter, wenn Sie zu diesem zurückkehren.',
      offline: 'Sie sind offline. Die Liste kann veraltet sein, bis das Netzwerk wieder erreichbar ist.',
      arrived: (party) => `Neuer ungeklärter Anruf: ${party}`,
      arrivedMany: (count) => plural(count, { one: '# neuer ungeklärter Anruf', other: '# neue ungeklärte Anrufe' }),
      resolved: (count) => plural(count, { one: '# Anruf wurde geklärt', other: '# Anrufe wurden geklärt' }),
      formRequested: (party) => `Das Protokollformular für ${party} ist bereit.`,
      formsRequested: (count) =>
        plural(count, { one: '# Protokollformular ist bereit.', other: '# Protokollformulare sind bereit.' }),
      formOpen: 'Formular öffnen',
      formLater: 'Später',
    },

    list: {
      more: 'Mehr laden',
      loadingMore: 'Wird geladen…',
      loading: 'Anrufe werden geladen',
      shown: (count) => plural(count, { one: '# Anruf angezeigt', other: '# Anrufe angezeigt' }),
      retry: 'Erneut versuchen',
      failed: 'Die Anrufe konnten nicht geladen werden.',
      moreFailed: 'Die nächsten Anrufe konnten nicht geladen werden.',
      draft: 'Entwurf',
    },

    firstSteps: {
      heading: 'Erste Schritte',
      done: 'Fertig: Anrufe protokollieren sich von nun an selbst.',
      stepDone: 'Erledigt: ',
      contacts: 'Kontakte holen',
      contactsLead: 'Verbinden Sie Ihr CRM, dann kommen seine Kontakte von selbst; oder laden Sie eine Datei hoch.',
      connect: 'CRM verbinden',
      upload: 'Kontakte hochladen',
      call: 'Einen ersten Anruf empfangen',
      callLead:
        'Anrufe kommen von Ihrer Telefonieplattform. Ein Testanruf kommt von der Rufnummer eines Ihrer Kontakte.',
      testCall: 'Testanruf auslösen',
      noNumber: 'Kein Kontakt hat eine Rufnummer für sich allein, von der ein Anruf kommen könnte.',
      log: 'Das Protokoll ansehen',
      logLead: 'Der Anruf eines Kontakts wird bei ihm protokolliert, auch in Ihrem CRM, falls eines verbunden ist.',
      calls: 'Anrufe zeigen',
    },

    unresolved: {
      heading: 'Ungeklärt',
      label: 'Ungeklärte Anrufe, neueste zuerst',
      filters: 'Filter',
      kinds: {
        '': 'Alle',
        NO_CONTACT_MATCH: 'Kein Treffer',
        MULTIPLE_CONTACTS: 'Mehrere Kontakte',
        MULTIPLE_ASSOCIATIONS: 'Mehrere Vorgänge',
      },
      nothingTitle: 'Keine Anrufe dieser Art',
      nothing: 'Es kann ungeklärte Anrufe anderer Art geben.',
      emptyTitle: 'Keine ungeklärten Anrufe',
      empty: 'Anrufe, die Ihre Entscheidung brauchen, erscheinen hier automatisch.',
      select: (party) => `${party} auswählen`,
      selection: 'Ausgewählte Anrufe',
      selected: (count) => `${number(count)} ausgewählt`,
      sameNumber: (count) =>
        plural(count, {
          one: '# weiteren mit dieser Rufnummer hinzufügen',
          other: '# weitere mit dieser Rufnummer hinzufügen',
        }),
      logSelected: 'Gemeinsam protokollieren',
      differentNumbers: 'Nur Anrufe mit derselben Rufnummer lassen sich gemeinsam protokollieren.',
      dismissSelected: 'Aussortieren',
      clear: 'Auswahl aufheben',
    },

    calls: {
      heading: 'Anrufe',
      label: 'Anrufe, neueste zuerst',
      search: 'Name oder Rufnummer suchen',
      filters: 'Filter',
      directions: 'Richtung',
      views: { all: 'Alle', missed: 'Verpasst', unlogged: 'Nicht protokolliert', logged: 'Protokolliert' },
      directionFilters: { INBOUND: 'Eingehend', OUTBOUND: 'Ausgehend' },
      emptyTitle: 'Noch keine Anrufe',
      empty: 'Anrufe erscheinen hier, sobald sie beendet sind.',
      nothingTitle: 'Keine passenden Anrufe',
      nothing: 'Versuchen Sie einen anderen Filter oder einen kürzeren Suchbegriff.',
      clear: 'Alle Anrufe anzeigen',
      log: 'Protokollieren',
      logSpoken: (party) => `Anruf mit ${party}: Protokollieren`,
      edit: 'Bearbeiten',
      editSpoken: (party) => `Protokoll des Anrufs mit ${party}: Bearbeiten`,
    },

    call: {
      erased: 'Gelöscht',
      erasedLead: 'Namen, Rufnummern, Texte und das Protokoll dieses Anrufs wurden gelöscht. Zeiten und Agent bleiben.',
      withheld: 'Unterdrückte Rufnummer',
      directions: { INBOUND: 'Eingehend', OUTBOUND: 'Ausgehend' },
      results: {
        ANSWERED: 'Angenommen',
        MISSED: 'Verpasst',
        VOICEMAIL: 'Mailbox',
        BUSY: 'Besetzt',
        REJECTED: 'Abgelehnt',
        FAILED: 'Fehlgeschlagen',
      },
      outcomes: { LOGGED: 'Protokolliert', IN_CONFLICT: 'Ungeklärt', NOT_LOGGED: 'Nicht protokolliert' },
      notLogged,
      notLoggedBecause: (reason) => `Nicht protokolliert: ${reason}`,
      wouldLog: (contact) => `Wäre bei ${contact} protokolliert worden`,
      wouldLogWith: (contact, item) => `Wäre bei ${contact} protokolliert worden, mit ${item}`,
      wouldAsk: (kind) => `Wäre ungeklärt geblieben: ${kind}`,
      wouldAskKinds: askKinds,
      formReady: (contact) =>
        `Das Protokollformular ist für ${contact} ausgefüllt. Prüfen Sie es und protokollieren Sie dann den Anruf.`,
      messages: (count) => plural(count, { one: '# Nachricht', other: '# Nachrichten' }),
      thread: 'Nachrichten',
      sms: { INBOUND: 'SMS, vom Kontakt begonnen', OUTBOUND: 'SMS, vom Agenten begonnen' },
      smsOf: (agent) => `Mit ${agent}`,
      sharedInbox: 'Gemeinsamer Posteingang',
      answeredBy: (agent) => `Angenommen von ${agent}`,
      calledBy: (agent) => `Angerufen von ${agent}`,
      noAgent: 'Kein Agent',
      queue: (queue) => `Warteschlange ${queue}`,
      recording: 'Aufzeichnung anhören',
      newTab: 'öffnet sich in einem neuen Tab',
      crmRecord: {
        WAITING: (crm) => `Auf dem Weg nach ${crm}`,
        WRITTEN: (crm) => `Protokolliert in ${crm}`,
        PARKED: (crm) => `Nicht wie gewünscht in ${crm}: Ein Admin muss danach sehen`,
        DISCARDED: (crm) => `Nicht in ${crm}: Ein Admin hat es aufgegeben`,
      },
      noNumber: 'Keine Rufnummer zum Abgleichen',
      noMatch: 'Kein Kontakt hat diese Rufnummer',
      similarNumbers: (count) =>
        plural(count, { one: 'Kein Treffer, # ähnliche Rufnummer', other: 'Kein Treffer, # ähnliche Rufnummern' }),
      severalContacts: 'Mehrere Kontakte haben diese Rufnummer',
      contacts: (count) =>
        plural(count, { one: '# Kontakt hat diese Rufnummer', other: '# Kontakte haben diese Rufnummer' }),
      severalItems: 'Mehrere offene Vorgänge',
      items: (contact, count) =>
        `${contact}: ${plural(count, { one: '# offener Vorgang', other: '# offene Vorgänge' })}`,
      asks: {
        NO_CONTACT_MATCH: 'Kein Kontakt hat diese Rufnummer. Suchen Sie den richtigen oder legen Sie ihn an.',
        WITHHELD: 'Die Rufnummer ist unterdrückt. Wählen Sie den Kontakt, wenn Sie wissen, wer angerufen hat.',
        MULTIPLE_CONTACTS: 'Mehrere Kontakte haben diese Rufnummer. Wählen Sie den richtigen.',
        MULTIPLE_ASSOCIATIONS:
          'Der Kontakt hat mehrere offene Vorgänge. Wählen Sie den Vorgang, um den es im Anruf ging.',
      },
    },

    panel: {
      none: 'Wählen Sie einen Anruf',
      noneLead: 'Hier öffnen sich Details und Protokollformular.',
      keys: {
        arrows: ['↑', '↓'],
        enter: 'Enter',
        escape: 'Esc',
        control: 'Strg',
        move: 'bewegen',
        open: 'öffnen',
        select: 'auswählen',
        search: 'suchen',
        close: 'schließen',
        save: 'speichern',
      },
      close: 'Schließen',
      call: 'Anruf',
      back: 'Zurück zur Liste',
      loading: 'Der Anruf wird geladen',
      failed: 'Der Anruf konnte nicht geladen werden.',
      gone: 'Dieser Anruf wurde nicht gefunden',
      goneLead: 'Er wurde zurückgezogen, oder Sie dürfen ihn nicht sehen.',
      trail: 'Verlauf',
      auto: 'Autolog',
      logMany: (count) => plural(count, { one: '# Anruf protokollieren', other: '# Anrufe gemeinsam protokollieren' }),
      logManyLead:
        'Jeder Anruf erhält ein eigenes Protokoll, mit demselben Kontakt, derselben Notiz und demselben Ergebnis.',
    },

    form: {
      label: 'Protokollformular',
      contact: 'Kontakt',
      similar: 'Ähnliche Rufnummern, nicht sicher',
      contactPage: (contact) => `${contact} im CRM, öffnet sich in einem neuen Tab`,
      hasNumber: (typed) => ['Hat diese Rufnummer als ', typed],
      number: (typed) => ['Rufnummer: ', typed],
      current: 'Der Anruf ist bei diesem Kontakt protokolliert',
      proposed: 'Vorschlag Ihrer Regeln',
      reasons: {
        SHARED_SWITCHBOARD: (typed) => ['Gleiche Telefonanlage, andere Nebenstelle: ', typed],
        LACKS_COUNTRY_CODE: (typed) => ['Gleiche Ziffern, aber ohne Landesvorwahl: ', typed],
        SIMILAR_NUMBER: (typed) => ['Unterscheidet sich um eine optionale Ziffer: ', typed],
        OLD_NUMBERING_PLAN: (typed) => ['Dieselbe Leitung nach einem älteren Rufnummernplan: ', typed],
        UNREADABLE_RECORD: (typed) => ['Der neueste Datensatz war nicht lesbar: ', typed],
        REMEMBERED_ELSEWHERE: (typed) => ['Für diese Rufnummer gemerkt, die jetzt ein anderer Kontakt hat: ', typed],
        OWN_LINE: (typed) => ['Zugleich die eigene Leitung eines Agenten: ', typed],
        OTHER_TYPE: (typed) => ['Hat die Rufnummer, aber einen Typ, den die Regeln ausschließen: ', typed],
      },
      open: (titles) => `Offen: ${titles}`,
      openMore: (count) => plural(count, { one: 'und # weiterer', other: 'und # weitere' }),
      placeholder: 'noch nicht im CRM',
      search: 'Anderen Kontakt suchen',
      searchHint: 'Name, Firma oder Rufnummer',
      searching: 'Suche läuft…',
      results: (count) => plural(count, { one: '# Kontakt gefunden', other: '# Kontakte gefunden' }),
      noResults:
        'Kein Kontakt gefunden. Versuchen Sie eine andere Schreibweise, oder legen Sie einen neuen Kontakt an.',
      searchFailed: 'Die Suche ist fehlgeschlagen. Versuchen Sie es gleich noch einmal.',
      newContact: 'Neuer Kontakt…',
      newName: 'Name',
      newType: 'Typ',
      association: 'Zuordnung',
      associationNone: 'Keiner davon',
      associationLoading: 'Offene Vorgänge werden gesucht…',
      title: 'Titel',
      titleHint: 'Ergibt sich aus dem Kontakt',
      notes: 'Notiz',
      disposition: 'Ergebnis',
      dispositions: [
        'Erreicht',
        'Nachricht hinterlassen',
        'Nicht erreicht',
        'Rückruf',
        'Falsche Rufnummer',
        'Kein Interesse',
      ],
      remember: 'Anrufe dieser Rufnummer immer bei diesem Kontakt protokollieren',
      others: (count) =>
        plural(count, {
          one: 'Auch den anderen ungeklärten Anruf dieser Rufnummer protokollieren',
          other: 'Auch die # anderen ungeklärten Anrufe dieser Rufnummer protokollieren',
        }),
      log: 'Anruf protokollieren',
      logMessages: 'Nachrichten protokollieren',
      logMany: (count) => plural(count, { one: '# Anruf protokollieren', other: '# Anrufe protokollieren' }),
      save: 'Änderungen speichern',
      saving: 'Wird gespeichert…',
      unchanged: 'Es gibt keine Änderungen zu speichern.',
      discard: 'Änderungen verwerfen',
      dismiss: 'Aussortieren…',
      dismissHeading: 'Warum braucht dieser Anruf kein Protokoll?',
      dismissReasons: ['Spam', 'Privater Anruf', 'Falsche Rufnummer', 'Anderswo protokolliert'],
      dismissOther: 'Grund',
      dismissConfirm: 'Anruf aussortieren',
      dismissConfirmMany: (count) => plural(count, { one: '# Anruf aussortieren', other: '# Anrufe aussortieren' }),
      cancel: 'Abbrechen',
      missing: {
        contact: 'Wählen Sie zuerst einen Kontakt.',
        association: 'Wählen Sie den offenen Vorgang oder „Keiner davon“.',
        name: 'Geben Sie den Namen des neuen Kontakts ein.',
        reason: 'Geben Sie einen Grund ein.',
      },
    },

    settings: {
      heading: 'Einstellungen',
      label: 'Einstellungen nach Thema',
      loading: 'Die Einstellungen werden geladen',
      failed: 'Die Einstellungen konnten nicht geladen werden.',
      scope: 'Geltungsbereich',
      scopes: { account: 'Ganzes Konto', mine: 'Nur meine', agent: 'Ein Agent…' },
      scopeAgent: 'Agent',
      scopeAgentHint: 'ID des Agenten',
      scopeOpen: 'Öffnen',
      scopeLeads: {
        account: 'Diese Einstellungen gelten für alle Agenten. Gesperrte können Agenten nicht ändern.',
        mine: 'Diese Einstellungen gelten für Ihre eigenen Anrufe und Nachrichten.',
        agent: (agent) => `Diese Einstellungen gelten für die Anrufe und Nachrichten von ${agent}.`,
      },
      sections: {
        logging: 'Automatische Protokollierung',
        'no-match': 'Kein passender Kontakt',
        several: 'Mehrere Treffer',
        calls: 'Welche Anrufe',
        'do-not-log': 'Ausschlussliste',
        owner: 'Inhaber des Protokolls',
        numbers: 'Rufnummern und Zeitzone',
        content: 'Inhalt des Protokolls',
        messages: 'SMS',
        crm: 'CRM',
        'contact-upload': 'Kontakte aus einer Datei',
        'own-lines': 'Eigene Anschlüsse',
        'past-calls': 'Nachprotokollierung',
        'dead-letters': 'Unverarbeitbare Datensätze',
        'personal-data': 'Personenbezogene Daten',
        changes: 'Änderungsverlauf',
      },
      groups: { rules: 'Regeln', maintenance: 'Verwaltung' },
      leads: {
        logging: 'Legen Sie fest, ob Anrufe automatisch protokolliert werden und für welche Agenten.',
        'no-match': 'Legen Sie fest, was mit einem Anruf geschieht, wenn kein Kontakt im CRM die Rufnummer hat.',
        several: 'Legen Sie fest, was mit einem Anruf geschieht, wenn mehrere Kontakte oder offene Vorgänge passen.',
        calls: 'Legen Sie fest, welche Arten von Anrufen protokolliert werden.',
        'do-not-log': 'Anrufe und Nachrichten dieser Rufnummern werden nie protokolliert.',
        owner: 'Legen Sie fest, welchem CRM-Benutzer das Protokoll eines Anrufs gehört.',
        numbers: 'Legen Sie fest, wie Rufnummern ohne Landesvorwahl und Kurzformen gelesen werden.',
        content: 'Legen Sie fest, was das Protokoll eines Anrufs enthält.',
        messages: 'Textnachrichten stehen in der Liste bei den Anrufen, und für sie gelten dieselben Regeln.',
        crm: 'Verbinden Sie Ihr CRM: Von dort kommen die Kontakte, und jedes Protokoll steht dort einmal.',
        'contact-upload': 'Kontakte aus einer CSV- oder vCard-Datei übernehmen.',
        'own-lines':
          'Ihre Rufnummern und Nebenstellen. Anrufe zwischen ihnen sind intern und passen zu keinem Kontakt. Entfernen Sie den Anschluss eines Kunden; heften Sie einen an, der bleiben muss.',
        'past-calls':
          'Protokollieren Sie vergangene Anrufe aus der Zeit, bevor die Protokollierung eingeschaltet war oder das CRM den Kontakt hatte.',
        'dead-letters':
          'Datensätze, die nicht verarbeitet werden konnten. Verarbeiten Sie sie erneut, sobald die Ursache behoben ist.',
        'personal-data': 'Exportieren oder löschen Sie, was über einen Kontakt oder eine Rufnummer gespeichert ist.',
        changes: 'Die Änderungen der Einstellungen, mit Urheber und Zeitpunkt.',
      },
      of: {
        autoLogCalls: {
          label: 'Anrufe automatisch protokollieren',
          help: 'Ein Anruf wird protokolliert, sobald er endet, wenn genau ein Kontakt seine Rufnummer hat.',
        },
        autoLogMessages: {
          label: 'SMS automatisch protokollieren',
          help: 'Die Nachrichten eines Agenten, einer Rufnummer und eines Tages teilen sich ein Protokoll, das mit jeder Nachricht wächst.',
        },
        popUpOnly: {
          label: 'Nur das Protokollformular öffnen',
          help: 'Nach einem Anruf öffnet sich das ausgefüllte Protokollformular. Protokolliert wird der Anruf, wenn der Agent es speichert.',
        },
        dryRun: {
          label: 'Probelauf',
          help: 'Es wird nichts protokolliert. Unter „Anrufe“ sehen Sie, was protokolliert worden wäre, und können so die Regeln testen.',
        },
        trial: {
          label: 'Pilotbetrieb mit einigen Agenten',
          help: 'Nur die Anrufe und Nachrichten der hier genannten Agenten werden automatisch protokolliert.',
        },
        noContactMatch: {
          label: 'Wenn kein Kontakt die Rufnummer hat',
          help: 'Ein Platzhalter wird mit dem Kontakt des CRM zusammengeführt, sobald dieser die Rufnummer hat.',
        },
        severalContacts: {
          label: 'Wenn mehrere Kontakte die Rufnummer haben',
          help: 'Sind zwei Kontakte gleichrangig oder fehlt einem das Datum, wartet der Anruf unter „Ungeklärt“.',
        },
        severalAssociations: {
          label: 'Wenn der Kontakt mehrere offene Vorgänge hat',
          help: 'Vorgänge sind Verkaufschancen, Tickets und andere Datensätze, denen ein Protokoll zugeordnet werden kann.',
        },
        whichCalls: {
          label: 'Arten von Anrufen',
          help: 'Anrufe, deren Art nicht angekreuzt ist, stehen unter „Anrufe“, werden aber nicht protokolliert.',
        },
        contactTypes: {
          label: 'Kontakttypen, die passen dürfen',
          help: 'Ohne Eintrag gelten alle Typen. Kontakte anderer Typen werden nicht berücksichtigt.',
        },
        doNotLog: {
          label: 'Nie protokollieren',
          help: 'Eine Rufnummer, alle Rufnummern mit demselben Anfang oder eine eigene Nebenstelle. Der Grund steht bei jedem betroffenen Anruf.',
        },
        owners: {
          label: 'Inhaber',
          help: 'Der CRM-Benutzer, dem die Protokolle eines Agenten gehören. Ohne Inhaber entscheidet das CRM.',
        },
        defaultRegion: {
          label: 'Region von Rufnummern ohne Landesvorwahl',
          help: 'Nach einer Änderung werden die Rufnummern der Kontakte im Hintergrund neu gelesen.',
        },
        clockToleranceSeconds: {
          label: 'Toleranz der Uhren in Sekunden',
          help: 'Um wie viel Annahme oder Ende eines Anrufs vor dessen Beginn liegen darf. Anrufe mit größerem Abstand sind unverarbeitbare Datensätze.',
        },
        e164WithoutPlus: {
          label: 'Rufnummern kommen ohne Pluszeichen',
          help: 'Für Telefonanlagen, die E.164-Rufnummern nur als Ziffern senden: 491719999999 wird als +49 171 9999999 gelesen.',
        },
        timeZone: {
          label: 'Zeitzone',
          help: 'In dieser Zeitzone beginnen die Tage des Kontos und stehen die Uhrzeiten der Protokolle.',
        },
        ownLines: {
          label: 'Eigene Anschlüsse',
          help: 'Ihre eigenen Rufnummern und Nebenstellen. Sie passen zu keinem Kontakt, und Anrufe zwischen ihnen sind intern.',
        },
        numberFormats: {
          label: 'Wählformate',
          help: 'Die gewählten Ziffern, mit # für jede Ziffer, die bleibt: 9########## zu +1########## lässt die 9 der Amtsholung weg.',
        },
        logContent: {
          label: 'Titel und Text',
          help: 'Felder in geschweiften Klammern werden für jeden Anruf ausgefüllt.',
        },
        completion: {
          label: 'Zeitpunkt der Protokollierung',
          help: 'Manche CRM-Systeme erlauben keine Änderung eines Protokolls. Warten Sie dort, bis alle Daten vorliegen.',
        },
      },
      on: 'Ein',
      off: 'Aus',
      trialAgents: 'Agenten im Pilotbetrieb',
      trialAgentsHint: 'ID eines Agenten',
      noContactMatch: {
        ASK: [noMatchRules.ASK, ask],
        MAKE_PLACEHOLDER: [
          noMatchRules.MAKE_PLACEHOLDER,
          'Er heißt wie der Anrufer, und der Anruf wird bei ihm protokolliert.',
        ],
      },
      placeholderType: 'Typ',
      placeholderTypeHint: 'Keiner',
      placeholderPrefix: 'Anfang des Namens',
      placeholderCaller: 'MÜLLER K',
      placeholderExample: (caller, name) => `Ein Anruf von ${caller} würde bei „${name}“ protokolliert.`,
      severalContacts: {
        ASK: [contactRules.ASK, ask],
        MOST_RECENTLY_UPDATED: [contactRules.MOST_RECENTLY_UPDATED, null],
        FIRST_BY_NAME: [contactRules.FIRST_BY_NAME, null],
        EARLIEST_CREATED: [contactRules.EARLIEST_CREATED, null],
      },
      severalAssociations: {
        ASK: [itemRules.ASK, ask],
        NEWEST: [itemRules.NEWEST, null],
        NONE: [itemRules.NONE, 'Der Anruf wird nur beim Kontakt protokolliert.'],
      },
      whichCalls: {
        missed: ['Verpasste Anrufe', 'Der Anruf wurde nicht angenommen.'],
        voicemails: ['Mailbox-Anrufe', 'Der Anruf endete in einer Mailbox.'],
        missedButAnsweredByOthers: [
          'Anrufe, die andere angenommen haben',
          'Auch für die Agenten protokolliert, die sie verpasst haben.',
        ],
        internal: [
          'Interne Anrufe',
          'Zwischen zwei eigenen Anschlüssen. Sie passen zu keinem Kontakt, deshalb wartet jeder unter „Ungeklärt“.',
        ],
      },
      contactTypesAdd: 'Kontakttyp',
      kinds: { NUMBER: 'Rufnummer', PREFIX: 'Rufnummernanfang', EXTENSION: 'Nebenstelle', FEATURE_CODE: 'Steuercode' },
      doNotLogKind: 'Art',
      doNotLogReason: 'Grund',
      doNotLogReasonHint: 'Optional',
      doNotLogNone: 'Die Liste ist leer.',
      doNotLogFilter: 'In der Liste suchen',
      doNotLogShown: (shown, all) => `${number(shown)} von ${number(all)} angezeigt`,
      doNotLogNothing: 'Keine passenden Einträge.',
      ownerAgent: 'ID oder E-Mail des Agenten',
      ownerUser: 'ID des Inhabers im CRM',
      ownerAdd: 'Agenten hinzufügen',
      ownerFallback: 'Inhaber aller anderen Protokolle',
      ownerFallbackHint: 'Das CRM entscheidet',
      ownLinesAdd: 'Rufnummer oder Nebenstelle',
      formatPattern: 'Gewählt',
      formatE164: 'Bedeutet',
      formatAdd: 'Format hinzufügen',
      inboundSubject: 'Titel eines eingehenden Anrufs',
      outboundSubject: 'Titel eines ausgehenden Anrufs',
      messagesSubject: 'Titel von SMS',
      insert: (field, where) => `${field} in „${where}“ einfügen`,
      fields: {
        contact: 'Kontakt',
        number: 'Rufnummer',
        direction: 'Richtung',
        result: 'Ausgang',
        date: 'Datum',
        time: 'Uhrzeit',
        duration: 'Dauer',
        agent: 'Agent',
        queue: 'Warteschlange',
      },
      parts: 'Der Text enthält',
      partNames: {
        NOTES: 'Notiz und Ergebnis',
        NUMBER: 'Rufnummer',
        TIMES: 'Uhrzeiten',
        DURATION: 'Dauer',
        RESULT: 'Ausgang',
        RECORDING: 'Link zur Aufzeichnung',
      },
      completion: {
        AT_ONCE: [
          completionRules.AT_ONCE,
          'Das Protokoll wird aktualisiert, wenn Ausgang oder Aufzeichnung später eintreffen.',
        ],
        COMPLETE: [
          completionRules.COMPLETE,
          'Einmal protokolliert, mit der Aufzeichnung oder nach Ablauf der Frist unten.',
        ],
      },
      deadline: 'Frist in Minuten',
      add: 'Hinzufügen',
      remove: (entry) => `${entry} entfernen`,
      lock: 'Für Agenten sperren',
      lockSpoken: (setting) => `„${setting}“: Für Agenten sperren`,
      locked: 'Von einem Administrator gesperrt, der die Einstellung ändern kann.',
      accountOnly: 'Gilt für das ganze Konto. Administratoren können die Einstellung ändern.',
      accountOnlyAdmin: 'Gilt für das ganze Konto, nicht für einen einzelnen Agenten.',
      own: 'Ihre eigene Wahl.',
      ownAgent: 'Die eigene Wahl des Agenten.',
      followAccount: 'Die des Kontos verwenden',
      lockedSection: 'Sie können dies nicht ändern',
      seeLog: 'Vorschau eines Protokolls',
      seeMessages: 'Vorschau eines SMS-Protokolls',
      previewWaits: 'Die Vorschau wird geladen…',
      previewFailed: 'Die Vorschau ist zurzeit nicht verfügbar.',
      previewNothing: 'Der Text ist leer.',
      tryNumber: 'Rufnummer ausprobieren',
      tryNumberHelp:
        'Geben Sie eine Rufnummer ein, wie sie gewählt wird oder im CRM steht. Sie sehen, wie sie gelesen wird und welche Kontakte passen. Ihre ungespeicherten Änderungen gelten dabei.',
      tryNumberHint: 'Zum Beispiel 030 55501020',
      tryReads: 'Gelesen als',
      tryUnread: 'Keine Rufnummer, die sich nachschlagen lässt',
      tryMatches: 'Treffer',
      trySimilar: 'Ähnlich, nicht sicher',
      tryNoContact: 'Kein Kontakt',
      tryOutcome: 'Ein Anruf davon',
      save: 'Speichern',
      saveAll: 'Alle speichern',
      discard: 'Verwerfen',
      discardAll: 'Alle verwerfen',
      unsavedMany: (count) => plural(count, { one: '# ungespeicherte Änderung', other: '# ungespeicherte Änderungen' }),
      unsavedLabel: 'Ungespeicherte Änderungen',
      nothingToSave: 'Es gibt keine Änderungen zu speichern.',
      saved: 'Gespeichert. Die Änderung gilt ab dem nächsten Anruf.',
      refused: (why) => `Nicht gespeichert. ${why} Ihre Änderungen bleiben erhalten.`,
      refusedSee: 'Nicht gespeichert: Korrigieren Sie die markierten Felder. Ihre Änderungen bleiben erhalten.',
      refusedElsewhere: (section) => `Korrigieren Sie die markierten Felder unter „${section}“.`,
      staleBy: (author, time) => `Diese Einstellungen wurden inzwischen geändert: ${author}, ${time}.`,
      staleUnknown: 'Diese Einstellungen wurden inzwischen geändert.',
      staleYou: 'von Ihnen in einem anderen Fenster',
      stale:
        'Ihre Änderungen wurden nicht gespeichert. Laden Sie die aktuellen Einstellungen; Ihre Änderungen bleiben erhalten, und Sie können sie erneut speichern.',
      staleLoad: 'Aktuelle Einstellungen laden',
      staleLoaded: 'Das sind die aktuellen Einstellungen mit Ihren Änderungen.',
      noEntries: 'Keine',
      summary: {
        on: 'Ein',
        off: 'Aus',
        dryRun: 'Probelauf',
        formOnly: 'Nur das Formular',
        trial: (count) => plural(count, { one: 'Pilotbetrieb, # Agent', other: 'Pilotbetrieb, # Agenten' }),
        several: (contacts, items) => `Kontakte: ${contacts} · Vorgänge: ${items}`,
        allCalls: 'Alle',
        withoutMissed: 'Ohne verpasste Anrufe',
        withoutVoicemails: 'Ohne Mailbox-Anrufe',
        withoutBoth: 'Ohne verpasste und Mailbox-Anrufe',
        internalToo: 'auch interne',
        entries: (count) => plural(count, { one: '# Eintrag', other: '# Einträge' }),
        noEntries: 'Keine Einträge',
        agents: (count) => plural(count, { one: '# Agent', other: '# Agenten' }),
        crmDecides: 'Das CRM entscheidet',
        crm: 'Verbindung, angehaltene Protokolle und API-Schlüssel',
        contactUpload: 'CSV und vCard, mit Vorschau',
        ownLines: 'Herkunft, angeheftete und entfernte Anschlüsse',
        backfill: 'Vergangene Anrufe protokollieren',
        deadLetters: 'Datensätze, die nicht verarbeitet werden konnten',
        personalData: 'Exportieren und löschen',
        changes: 'Urheber und Zeitpunkt jeder Änderung',
      },
      changes: {
        none: 'Es gibt noch keine Änderungen.',
        failed: 'Die Änderungen konnten nicht geladen werden.',
        forAgent: (agent) => `für ${agent}`,
        removed: 'Entfernt',
        added: 'Hinzugefügt',
        before: 'vorher',
        after: 'jetzt',
        unset: 'die Vorgabe',
        locked: 'Sperren',
        ownLineChoice: 'Entscheidung über einen Anschluss',
        noChoice: 'keine Entscheidung',
        crmLogsDiscarded: 'Angehaltene Protokolle verworfen',
        logs: (count) => plural(count, { one: '# Protokoll', other: '# Protokolle' }),
        crmDeletionsConfirmed: 'Gelöschte Kontakte des CRMs bestätigt',
        contactsUploaded: 'Kontakte aus einer Datei übernommen',
        contacts: (count) => plural(count, { one: '# Kontakt', other: '# Kontakte' }),
        noConnection: 'nicht verbunden',
        secretsEntered: 'Zugangsdaten eingegeben',
      },
    },

    backfill: {
      from: 'Von',
      to: 'Bis',
      zone: (zone) => `Ganze Tage in Ihrer Zeitzone (${zone}).`,
      agents: 'Agenten',
      agentsHint: 'Alle Agenten',
      preview: 'Vorschau',
      starting: 'Wird gestartet…',
      previewHelp:
        'Die Vorschau ändert nichts. Sie zeigt, wie viele Anrufe protokolliert würden, bevor Sie entscheiden.',
      heading: 'Neue Nachprotokollierung',
      current: 'Aktuelle Nachprotokollierung',
      earlier: 'Frühere Nachprotokollierungen',
      none: 'Noch keine Nachprotokollierungen.',
      failed: 'Die Nachprotokollierungen konnten nicht geladen werden.',
      span: (from, to) => `${from} – ${to}`,
      allAgents: 'Alle Agenten',
      by: (author) => `von ${author}`,
      states: {
        PREVIEWING: 'Die Vorschau wird erstellt…',
        PREVIEWED: 'Startbereit',
        RUNNING: 'Läuft',
        PAUSED: 'Angehalten',
        CANCELLED: 'Abgebrochen',
        DONE: 'Fertig',
        FAILED: 'Fehlgeschlagen',
      },
      checkedSoFar: (done) => plural(done, { one: '# Anruf geprüft', other: '# Anrufe geprüft' }),
      checked: (done, total) => `${number(done)} von ${plural(total, { one: '# Anruf', other: '# Anrufen' })} geprüft`,
      figures: {
        wouldLog: 'würden protokolliert',
        wouldAsk: 'würden ungeklärt bleiben',
        wouldNot: 'würden nicht protokolliert',
        logged: 'protokolliert',
        asked: 'ungeklärt',
        not: 'nicht protokolliert',
      },
      nothing: 'In diesem Zeitraum gibt es keine Anrufe zu protokollieren.',
      count: (count) => number(count),
      actions: {
        start: 'Protokollierung starten',
        pause: 'Anhalten',
        resume: 'Fortsetzen',
        cancel: 'Nachprotokollierung abbrechen',
      },
      cancelQuestion: 'Diese Nachprotokollierung abbrechen? Bereits protokollierte Anrufe bleiben protokolliert.',
      cancelConfirm: 'Nachprotokollierung abbrechen',
      cancelKeep: 'Beibehalten',
      done: {
        start: 'Die Nachprotokollierung wurde gestartet.',
        pause: 'Die Nachprotokollierung ist angehalten.',
        resume: 'Die Nachprotokollierung wurde fortgesetzt.',
        cancel: 'Die Nachprotokollierung wurde abgebrochen.',
      },
      live: 'Laufende Anrufe haben Vorrang vor einer Nachprotokollierung.',
      missing: {
        from: 'Wählen Sie den ersten Tag.',
        to: 'Wählen Sie den letzten Tag.',
        order: 'Der letzte Tag liegt vor dem ersten.',
      },
    },

    status: {
      heading: 'Status',
      loading: 'Der Status wird geladen',
      failed: 'Der Status konnte nicht geladen werden.',
      asOf: (time) => `Stand ${time}, alle 15 Sekunden aktualisiert.`,
      verdicts: {
        RUNNING: 'Normaler Betrieb.',
        BEHIND: 'Betrieb mit Verzögerung.',
        NOT_RUNNING: 'Außer Betrieb.',
        unreachable: 'Der Server ist nicht erreichbar.',
      },
      unreachableLead: (time) => `Die Zahlen unten sind von ${time}. Die Seite versucht es weiter.`,
      reasons: {
        DATABASE_AWAY:
          'Die Datenbank ist nicht verfügbar. Es gehen keine Anrufe verloren; sie werden verarbeitet, sobald sie wieder da ist.',
        SCHEMA_OUTDATED: 'Die Datenbank wird migriert. Neue Anrufe werden danach verarbeitet.',
        KAFKA_AWAY: 'Kafka ist nicht verfügbar. Bis dahin werden keine Anrufe empfangen oder veröffentlicht.',
        TOPIC_MISSING:
          'Ein Topic von Kafka fehlt. Seine Datensätze werden verarbeitet, sobald es wieder da ist; informieren Sie die Betreiber des Dienstes.',
        NOBODY_PUBLISHES:
          'Anrufe werden verarbeitet, aber nicht an das CRM übermittelt. Das endet meist nach Sekunden; wenn nicht, informieren Sie die Betreiber des Dienstes.',
        RECORDS_MISSED:
          'Kafka hat Datensätze gelöscht, bevor sie verarbeitet wurden. Informieren Sie die Betreiber des Dienstes, die sie erneut veröffentlichen lassen können.',
        CALLS_WAIT: 'Beendete Anrufe warten auf ihre Verarbeitung. Der Dienst holt auf.',
        MESSAGES_WAIT: 'Nachrichten warten auf ihre Verarbeitung. Der Dienst holt auf.',
        CONTACTS_WAIT:
          'Änderungen von Kontakten warten auf ihre Verarbeitung. Bis dahin können Anrufe mit veralteten Kontakten abgeglichen werden.',
        DECISIONS_WAIT: 'Protokolle warten auf die Übermittlung an das CRM. Der Dienst holt auf.',
      },
      backlog: {
        heading: 'Rückstand',
        lead: 'Für alle Konten zusammen. Einige Sekunden Verzögerung sind normal.',
        topics: {
          'call-ended': 'Beendete Anrufe',
          'message-exchanged': 'Nachrichten',
          'crm-contacts': 'Kontakte des CRM',
        },
        publishing: 'Übermittlung an das CRM',
        upToDate: 'Aktuell',
        seconds: (duration) => `Der älteste Datensatz wartet seit ${duration}`,
        moment: 'Der älteste Datensatz ist gerade eingetroffen',
        some: 'Datensätze warten',
        missing: 'Das Topic fehlt',
        missed: (records) => `${number(records)} gelöscht, bevor sie verarbeitet wurden`,
        unknown: 'Unbekannt',
      },
      open: {
        heading: 'Ungeklärte Anrufe',
        none: 'Keine ungeklärten Anrufe.',
        some: (count, atLeast) =>
          atLeast
            ? `Mehr als ${number(count)} ungeklärte Anrufe.`
            : plural(count, { one: '# ungeklärter Anruf.', other: '# ungeklärte Anrufe.' }),
        oldest: 'Der älteste ist von',
        link: 'Ungeklärte Anrufe öffnen',
      },
      deadLetters: {
        heading: 'Unverarbeitbare Datensätze',
        none: 'Keine unverarbeitbaren Datensätze.',
        topic: 'Topic',
        reason: 'Grund',
        count: 'Datensätze',
        link: 'Ansehen und erneut verarbeiten',
        admins: 'Administratoren können sie in den Einstellungen ansehen und erneut verarbeiten.',
      },
      today: {
        heading: 'Heute',
        lead: (day, zone) =>
          `${day}, in der Zeitzone des Kontos (${zone}). Anrufe und Nachrichten zählen zu der Stunde, in der sie begonnen haben.`,
        unknown: 'Nicht verfügbar, solange die Datenbank nicht verfügbar ist.',
        logged: 'Protokolliert',
        byAutolog: 'automatisch',
        byRule: 'durch eine Regel',
        byPeople: 'durch Personen',
        conflicts: 'Neue ungeklärte Anrufe',
        kinds: {
          NO_CONTACT_MATCH: 'kein Treffer',
          MULTIPLE_CONTACTS: 'mehrere Kontakte',
          MULTIPLE_ASSOCIATIONS: 'mehrere Vorgänge',
        },
        resolved: 'Geklärte Anrufe',
        notLogged: 'Nicht protokolliert',
        none: 'Heute noch keine.',
        table: 'Als Tabelle',
        hour: 'Stunde',
        total: 'Summe',
        count: (count) => number(count),
        amount: (count, part) => `${number(count)} ${part}`,
        most: (hour, count) => `Stärkste Stunde: ${hour}, mit ${number(count)}.`,
        perHour: (title) => `${title} pro Stunde`,
      },
    },

    ownLines: {
      loading: 'Die eigenen Anschlüsse werden geladen',
      failed: 'Die eigenen Anschlüsse konnten nicht geladen werden.',
      none: 'Noch keine eigenen Anschlüsse',
      noneLead: 'Rufnummern und Nebenstellen der Agenten erscheinen hier nach deren ersten Anrufen.',
      label: 'Eigene Anschlüsse',
      states: {
        SETTINGS: 'Aus den Einstellungen',
        PINNED: 'Angeheftet',
        LEARNED: 'Aus Anrufen gelernt',
        REMOVED: 'Entfernt',
      },
      origins: {
        NUMBER: (agent) => `Rufnummer von ${agent}`,
        EXTENSION: (agent) => `Nebenstelle von ${agent}`,
      },
      call: (id) => `Anruf ${id}`,
      earlier: 'nicht mehr',
      withoutOrigin: 'Von einer früheren Version gelernt, die keine Herkunft speicherte.',
      listed: (section) => `Steht unter „${section}“ und kann dort geändert werden.`,
      chosenBy: (state, author, time) => `${state} von ${author}, ${time}`,
      actions: { pin: 'Anheften', remove: 'Entfernen', 'take-back': 'Rückgängig' },
      spoken: (action, line) => `${action} ${line}`,
      other: 'Andere Rufnummer oder Nebenstelle',
      done: {
        pin: 'Angeheftet. Der Anschluss bleibt Ihrer, auch wenn ihn kein Agent hat.',
        remove: 'Entfernt. Ab dem nächsten Anruf wird die Rufnummer unter den Kontakten gesucht.',
        'take-back': 'Rückgängig gemacht. Es zählt wieder, was Anrufe zeigen.',
      },
    },

    contactUpload: {
      failed: 'Die Datei konnte nicht geladen werden.',
      choose: 'Datei auswählen',
      help: 'CSV aus Excel, Outlook, Google oder einem CRM, oder vCards: bis zu 20 MiB und 200.000 Zeilen. Vor der Vorschau wird nichts übernommen.',
      file: 'CSV- oder vCard-Datei',
      preview: 'Vorschau',
      tooLarge: 'Die Datei ist größer als 20 MiB.',
      upload: 'Die Datei',
      formats: { CSV: 'CSV', VCARD: 'vCard' },
      states: {
        READING: 'Die Datei wird gelesen…',
        PREVIEWED: 'Bereit zum Start',
        RUNNING: 'Kontakte werden übernommen',
        DONE: 'Fertig',
      },
      by: (name) => `hochgeladen von ${name}`,
      separators: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator' },
      done: (done, total) => `${number(done)} von ${plural(total, { one: '# Kontakt', other: '# Kontakten' })}`,
      count: (count) => number(count),
      figures: { added: 'Neu', changed: 'Geändert', unchanged: 'Unverändert', bad: 'Fehlerhaft', deleted: 'Gelöscht' },
      columns: 'Spalten',
      unnamed: (column) => `Spalte ${column}`,
      fields: {
        ID: 'Kennung',
        NAME: 'Name',
        FIRST_NAME: 'Vorname',
        LAST_NAME: 'Nachname',
        COMPANY: 'Firma',
        PHONE: 'Telefonnummer',
        NONE: 'Nicht verwendet',
      },
      idsOfColumn:
        'Kontakte werden an ihrer Kennung in der Datei erkannt. Dieselbe Kennung in einer späteren Datei ändert den Kontakt.',
      idsOfRow:
        'Ohne eine Spalte mit Kennungen werden Kontakte an Name und Nummern erkannt. Ändert sich davon etwas in einer späteren Datei, ist es ein anderer Kontakt.',
      region: 'Nummern ohne Landesvorwahl sind aus',
      regionOfAccount: 'der Region des Kontos',
      first: 'Die ersten Kontakte',
      unnamedContact: 'Ohne Namen',
      bad: (count) =>
        plural(count, {
          one: '# fehlerhafte Zeile wird ausgelassen',
          other: '# fehlerhafte Zeilen werden ausgelassen',
        }),
      line: (line) => `Zeile ${line}:`,
      problems: {
        ROW_TOO_LARGE: 'Die Zeile ist größer als 64 KiB.',
        QUOTE_NOT_CLOSED: 'Ein Anführungszeichen wird nicht geschlossen; der Rest der Datei ist nicht lesbar.',
        TOO_MANY_CELLS: 'Die Zeile hat mehr Zellen als die Kopfzeile.',
        NOT_A_CONTACT: 'Das ist nicht die Karte einer Person oder Firma.',
        ID_MISSING: 'Die Kennung fehlt.',
        DUPLICATE: 'Eine frühere Zeile ist derselbe Kontakt.',
        EMPTY_CONTACT: 'Die Zeile hat weder Name noch Firma noch Nummer.',
        SCIENTIFIC_NUMBER:
          'Eine Tabellenkalkulation hat das Ende einer Nummer abgeschnitten. Formatieren Sie die Spalte als Text.',
        TOO_LONG: 'Ein Text ist zu lang, oder es sind zu viele Nummern.',
      },
      report: 'Bericht der fehlerhaften Zeilen speichern (CSV)',
      actions: 'Aktionen',
      deletesMissing: (count) =>
        plural(count, {
          one: '# Kontakt löschen, der in dieser Datei fehlt',
          other: '# Kontakte löschen, die in dieser Datei fehlen',
        }),
      missingHelp: 'Nur Kontakte aus früheren Dateien. Die eines CRMs bleiben.',
      start: (count) => plural(count, { one: '# Kontakt übernehmen', other: '# Kontakte übernehmen' }),
      started: 'Die Kontakte werden übernommen.',
      discard: 'Verwerfen',
      stop: 'Anhalten',
      another: 'Andere Datei',
      kept: 'Der Bericht bleibt erhalten bis',
    },

    crm: {
      loading: 'Die Verbindung wird geladen',
      failed: 'Die Verbindung konnte nicht geladen werden.',
      unavailable:
        'CRMs können noch nicht verbunden werden: Dem Dienst fehlt der Schlüssel, mit dem er Zugangsdaten verschlüsselt. Sein Betreiber setzt autolog.crm.secret-key.',
      kindGone: 'Diese Version hat kein CRM dieser Art.',
      connect: 'CRM verbinden',
      access: 'Zugang',
      which: 'CRM',
      fields: {
        carddav: {
          address: 'Adresse des Servers oder eines Adressbuchs, etwa https://dav.example.com',
          user: 'Benutzer',
          password: 'Kennwort',
        },
        espocrm: { address: 'Adresse, etwa https://crm.example.com', key: 'API-Schlüssel' },
        frappe: {
          address: 'Adresse, etwa https://example.frappe.cloud',
          key: 'API-Schlüssel',
          secret: 'API-Geheimnis',
        },
        hubspot: { token: 'Zugriffstoken der privaten App' },
        odoo: {
          address: 'Adresse, etwa https://example.odoo.com',
          database: 'Datenbank',
          user: 'Benutzer, vor Odoo 19',
          key: 'API-Schlüssel',
        },
        pipedrive: { token: 'API-Token' },
        salesforce: {
          address: 'Adresse von My Domain, https://….my.salesforce.com',
          consumerKey: 'Consumer Key der App',
          user: 'Benutzername des Integrationsbenutzers',
          privateKey: 'Privater Schlüssel zum Zertifikat der App (PKCS #8, PEM)',
        },
        webhook: {
          address: 'Adresse des Empfängers, etwa https://example.com/logs',
          secret: 'Geheimnis für Signaturen, etwa whsec_…',
        },
        zoho: {
          address: 'Accounts-Server, etwa https://accounts.zoho.eu',
          organization: 'Organisations-ID, etwa 20012345678',
          clientId: 'Client-ID des Self Client',
          clientSecret: 'Client Secret des Self Client',
        },
      },
      optional: (label) => `${label} (freiwillig)`,
      stored: 'gespeichert; leer lassen, um es zu behalten',
      secretsHelp: 'Schlüssel und Kennwörter werden verschlüsselt gespeichert und nie wieder angezeigt.',
      save: 'Speichern und prüfen',
      saveNew: 'Verbinden und prüfen',
      states: { CONNECTED: 'Verbunden', PAUSED: 'Angehalten', SIGN_IN_NEEDED: 'Anmeldung nötig' },
      stateHelp: {
        CONNECTED: 'Kontakte werden gelesen und Protokolle geschrieben.',
        PAUSED: 'Es wird nichts gesendet. Neue Protokolle warten.',
        SIGN_IN_NEEDED:
          'Das CRM lehnt den Zugang ab. Geben Sie unten einen neuen Schlüssel oder ein neues Kennwort ein. Neue Protokolle warten.',
      },
      logsOnly: 'Protokolle werden gesendet.',
      by: (name) => `verbunden von ${name}`,
      waiting: (count, atLeast) =>
        atLeast
          ? `Mehr als ${number(count)} Protokolle sind unterwegs.`
          : plural(count, { one: '# Protokoll ist unterwegs.', other: '# Protokolle sind unterwegs.' }),
      syncing: 'Erste Übernahme der Kontakte',
      readSoFar: (read) => plural(read, { one: 'Bisher # Kontakt gelesen', other: 'Bisher # Kontakte gelesen' }),
      read: (read, total) => `${number(read)} von ${plural(total, { one: '# Kontakt', other: '# Kontakten' })} gelesen`,
      synced: 'Alle Kontakte gelesen:',
      contactsError: 'Die Kontakte konnten nicht gelesen werden',
      missing: (count) =>
        plural(count, {
          one: '# Kontakt fehlt im CRM. Er bleibt in Autolog, bis Sie das bestätigen.',
          other: '# Kontakte fehlen im CRM. Sie bleiben in Autolog, bis Sie das bestätigen.',
        }),
      missingAct: 'Auch hier löschen…',
      missingQuestion: (count) =>
        plural(count, {
          one: '# Kontakt in Autolog löschen, den das CRM nicht mehr hat?',
          other: '# Kontakte in Autolog löschen, die das CRM nicht mehr hat?',
        }),
      missingConfirm: 'Löschen',
      lastError: 'Letzter Fehler',
      retriedAt: (time) => `Der nächste Versuch ist um ${time}.`,
      checking: 'Die Verbindung wird geprüft…',
      unchecked: 'Seit der letzten Änderung nicht geprüft.',
      good: 'Geprüft: Es fehlt nichts.',
      goodPaused: 'Geprüft: Es fehlt nichts. Starten Sie die Verbindung.',
      lacks: 'Geprüft. Es fehlt:',
      test: 'Prüfen',
      moves: { resume: 'Starten', pause: 'Anhalten' },
      disconnect: 'Trennen…',
      disconnectQuestion:
        'Das CRM trennen? Was darin steht, bleibt dort, und Kontakte von dort bleiben hier. Wartende und angehaltene Protokolle kommen nicht mehr hinein, und der gespeicherte Zugang wird gelöscht.',
      disconnectConfirm: 'Trennen',
      no: 'Abbrechen',
      done: {
        save: 'Gespeichert. Die Verbindung wird geprüft.',
        resume: 'Gestartet.',
        pause: 'Angehalten. Neue Protokolle warten.',
        disconnect: 'Getrennt. Was im CRM steht, bleibt dort.',
        confirm: 'Bestätigt. Die Kontakte werden noch einmal gesucht und dann gelöscht.',
      },
      reasons: {
        TIMEOUT: 'Das CRM hat nicht rechtzeitig geantwortet.',
        CONNECTION_LOST: 'Das CRM hat nicht rechtzeitig geantwortet.',
        UNREACHABLE: 'Das CRM ist nicht erreichbar.',
        HOST_UNKNOWN: 'Kein Server hat diese Adresse.',
        ADDRESS_REFUSED:
          'An diese Adresse darf nichts gesendet werden: Sie ist nicht öffentlich oder keine dieses CRMs.',
        ANSWER_TOO_LONG: 'Das CRM hat etwas Unerwartetes geantwortet: Stimmt die Adresse?',
        ANSWER_UNEXPECTED: 'Das CRM hat etwas Unerwartetes geantwortet: Stimmt die Adresse?',
        NOT_JSON: 'Das CRM hat etwas Unerwartetes geantwortet: Stimmt die Adresse?',
        CREDENTIAL_MISSING: 'Für die Anmeldung fehlt etwas: Geben Sie es ein.',
        KEY_UNUSABLE: 'Der private Schlüssel kann nicht gelesen werden.',
        SECRET_UNUSABLE:
          'Das Geheimnis für Signaturen ist nicht zu gebrauchen: Geben Sie whsec_ und 24 bis 64 zufällige Bytes in Base64 ein.',
        TOKEN_REFUSED: 'Das CRM lehnt die Anmeldung ab: Geben Sie einen neuen Schlüssel oder ein neues Kennwort ein.',
        HTTP_401: 'Das CRM lehnt die Anmeldung ab: Geben Sie einen neuen Schlüssel oder ein neues Kennwort ein.',
        HTTP_403: 'Das CRM erlaubt das nicht: Geben Sie dem Zugang mehr Rechte.',
        HTTP_429: 'Die Anfragen, die das CRM erlaubt, sind zurzeit aufgebraucht.',
        LIMIT_USED_UP: 'Die Anfragen, die das CRM erlaubt, sind zurzeit aufgebraucht.',
        HTTP_500: 'Das CRM hat zurzeit selbst einen Fehler.',
        HTTP_502: 'Das CRM hat zurzeit selbst einen Fehler.',
        HTTP_503: 'Das CRM hat zurzeit selbst einen Fehler.',
        HTTP_504: 'Das CRM hat zurzeit selbst einen Fehler.',
        UNREADABLE: 'Das Protokoll kann nicht gelesen werden.',
        UNFINISHED: 'Das CRM hat einen Teil des Protokolls, und den Rest hat es nicht angenommen.',
        GONE: 'Der Eintrag des Protokolls verschwindet im CRM jedes Mal wieder.',
        PERHAPS_WRITTEN:
          'Es kam keine Antwort, und das CRM kann nicht sagen, ob es das Protokoll hat. Sehen Sie dort nach, bevor Sie es erneut versuchen.',
        ADAPTER_FAULT: 'In Autolog ist etwas schiefgegangen. Der Betreiber findet mehr in den Meldungen des Dienstes.',
      },
    },

    parkedLogs: {
      heading: 'Angehaltene Protokolle',
      loading: 'Die angehaltenen Protokolle werden geladen',
      failed: 'Die angehaltenen Protokolle konnten nicht geladen werden.',
      none: 'Keine angehaltenen Protokolle',
      noneLead: 'Protokolle, die das CRM nicht annimmt, erscheinen hier mit dem Grund.',
      label: 'Angehaltene Protokolle, neueste zuerst',
      withdrawn: 'Ein Protokoll, das im CRM gelöscht werden soll',
      unknown: 'Ein Protokoll ohne Einzelheiten',
      conflict: 'Ein Konflikt',
      since: 'seit',
      open: 'Anruf öffnen',
      openSpoken: (title) => `Anruf öffnen: ${title}`,
      select: (title) => `${title} auswählen`,
      selectAll: 'Alle angezeigten auswählen',
      selected: (count) => `${number(count)} ausgewählt`,
      retry: 'Erneut versuchen',
      retryQuestion:
        'Das CRM hat einige der ausgewählten Protokolle vielleicht schon. Sehen Sie dort zuerst nach: Erneut geschrieben können sie doppelt sein.',
      retryConfirm: 'Erneut schreiben',
      discard: 'Verwerfen…',
      discardQuestion: (count) =>
        plural(count, {
          one: '# Protokoll verwerfen? Das CRM erhält es nicht, außer es wird später geändert.',
          other: '# Protokolle verwerfen? Das CRM erhält sie nicht, außer sie werden später geändert.',
        }),
      discardConfirm: 'Verwerfen',
      no: 'Abbrechen',
      retried: (count) =>
        plural(count, { one: '# Protokoll wird erneut versucht.', other: '# Protokolle werden erneut versucht.' }),
      discarded: (count) => plural(count, { one: '# Protokoll verworfen.', other: '# Protokolle verworfen.' }),
      notDone: (count) =>
        plural(count, { one: '# war nicht mehr angehalten.', other: '# waren nicht mehr angehalten.' }),
    },

    apiKeys: {
      heading: 'API-Schlüssel für Kontakte',
      one: 'API-Schlüssel',
      lead: 'Mit einem Schlüssel bringt ein eigenes Programm Kontakte hierher, wo keine Verbindung es tut. Mehr kann es damit nicht.',
      loading: 'Die Schlüssel werden geladen',
      failed: 'Die Schlüssel konnten nicht geladen werden.',
      none: 'Noch keine Schlüssel.',
      name: 'Name des neuen Schlüssels',
      create: 'Schlüssel anlegen',
      created: (name) =>
        `Der Schlüssel „${name}“. Kopieren Sie ihn jetzt: Er wird nicht gespeichert und nie wieder gezeigt.`,
      copied: 'Ich habe ihn kopiert',
      by: (name) => `angelegt von ${name}`,
      unused: 'Nie benutzt',
      used: 'Zuletzt benutzt',
      revoke: 'Widerrufen …',
      revokeSpoken: (name) => `„${name}“ widerrufen …`,
      revokeQuestion: (name) => `„${name}“ widerrufen? Programme, die ihn benutzen, werden sofort abgewiesen.`,
      revokeConfirm: 'Widerrufen',
      revoked: 'Widerrufen. Der Schlüssel wird ab jetzt abgewiesen.',
      no: 'Abbrechen',
    },

    personalData: {
      whose: 'Wessen Daten',
      kinds: { number: 'Rufnummer', contactId: 'Kontakt' },
      fields: { number: 'Rufnummer', contactId: 'Kontakt-ID im CRM' },
      help: {
        number:
          'Anrufe und Nachrichten der Rufnummer. Ein Kontakt aus dem CRM behält hier seinen Namen, ohne die Rufnummer.',
        contactId: 'Der Kontakt, die in ihn überführten Kontakte und die Rufnummern, die kein anderer Kontakt hat.',
      },
      export: 'Exportieren',
      erase: 'Löschen …',
      question: {
        number: (typed) =>
          `Alle Namen, Notizen, Texte und Aufzeichnungslinks von ${typed} löschen? Das lässt sich nicht rückgängig machen.`,
        contactId: (typed) =>
          `Alle Namen, Rufnummern, Notizen, Texte und Aufzeichnungslinks des Kontakts ${typed} löschen? Das lässt sich nicht rückgängig machen.`,
      },
      confirm: 'Löschen',
      no: 'Abbrechen',
      requested: 'Die Löschung hat begonnen.',
      exported: 'Der Export wurde als export.json gespeichert.',
      earlier: 'Löschungen',
      loading: 'Die Löschungen werden geladen',
      failed: 'Die Löschungen können nicht geladen werden',
      none: 'Keine Löschungen',
      noneLead: 'Löschungen erscheinen hier mit ihrem Fortschritt.',
      aNumber: 'Eine Rufnummer',
      aContact: (id) => `Kontakt ${id}`,
      steps: {
        NUMBERS: 'Rufnummern werden gesucht',
        CONTACTS: 'Kontakte werden gelöscht',
        CALLS: 'Anrufe werden gelöscht',
        MESSAGES: 'Nachrichten werden gelöscht',
        MENTIONS: 'Erwähnungen in anderen Anrufen werden gelöscht',
        DEAD_LETTERS: 'Unverarbeitbare Datensätze werden gelöscht',
        TRAIL: 'Der Verlauf wird bereinigt',
        TOPICS: 'Löschmarken werden veröffentlicht',
        DONE: 'Abgeschlossen',
      },
      counts: ({ calls = 0, messages = 0, contacts = 0 }) =>
        `Anrufe und Verläufe: ${number(calls)} · Nachrichten: ${number(messages)} · Kontakte: ${number(contacts)}`,
      kept: (count) =>
        plural(count, {
          one: '# Einstellung nennt die Rufnummer noch. Ändern Sie sie dort, falls sie verschwinden muss.',
          other: '# Einstellungen nennen die Rufnummer noch. Ändern Sie sie dort, falls sie verschwinden muss.',
        }),
      topics: 'Topics, die es noch enthalten können',
      retention: (seconds) =>
        seconds === null
          ? 'bis zur nächsten Verdichtung'
          : plural(Math.ceil(seconds / 86_400), { one: 'bis zu # Tag', other: 'bis zu # Tage' }),
    },

    deadLetters: {
      status: 'Status',
      statuses: { WAITING: 'Wartend', REPLAYED: 'Erneut verarbeitet', DISCARDED: 'Verworfen' },
      topic: 'Topic',
      allTopics: 'Alle Topics',
      loading: 'Die Datensätze werden geladen',
      failed: 'Die Datensätze konnten nicht geladen werden.',
      label: 'Unverarbeitbare Datensätze, neueste zuerst',
      none: {
        WAITING: 'Keine wartenden Datensätze',
        REPLAYED: 'Keine erneut verarbeiteten Datensätze',
        DISCARDED: 'Keine verworfenen Datensätze',
      },
      noneLead: 'Datensätze, die sich nicht verarbeiten lassen, erscheinen hier unverändert.',
      select: (reason) => `${reason} auswählen`,
      selectAll: 'Alle angezeigten auswählen',
      selected: (count) => `${number(count)} ausgewählt`,
      replay: 'Erneut verarbeiten',
      replayAll: 'Alle erneut verarbeiten…',
      replayAllQuestion: (topic) =>
        topic
          ? `Alle wartenden Datensätze von ${topic} erneut verarbeiten?`
          : 'Alle wartenden Datensätze erneut verarbeiten?',
      replayAllConfirm: 'Alle erneut verarbeiten',
      discard: 'Verwerfen…',
      discardQuestion: (count) =>
        plural(count, {
          one: '# Datensatz verwerfen? Er wird nicht verarbeitet.',
          other: '# Datensätze verwerfen? Sie werden nicht verarbeitet.',
        }),
      discardConfirm: 'Verwerfen',
      no: 'Abbrechen',
      replayed: (count) =>
        plural(count, {
          one: '# Datensatz wird erneut verarbeitet.',
          other: '# Datensätze werden erneut verarbeitet.',
        }),
      discarded: (count) => plural(count, { one: '# Datensatz verworfen.', other: '# Datensätze verworfen.' }),
      notDone: (count) =>
        plural(count, {
          one: '# ist fehlgeschlagen und bleibt hier.',
          other: '# sind fehlgeschlagen und bleiben hier.',
        }),
      show: 'Datensatz anzeigen',
      excerpt: 'Der Datensatz',
      excerptCut: (size) => `Der erste Teil von ${plural(size, { one: '# Byte', other: '# Bytes' })}.`,
      key: 'Schlüssel',
      origin: (topic, partition, offset) => `${topic}, Partition ${partition}, Offset ${offset}`,
      again: 'Er wurde schon einmal erneut verarbeitet und ist wieder fehlgeschlagen.',
      noValue: 'Der Datensatz hat keinen Wert.',
      reasons: {
        NULL_VALUE: 'Kein Wert',
        TOO_LARGE: 'Zu groß',
        NOT_UTF8: 'Kein UTF-8',
        NOT_JSON: 'Kein JSON',
        NUL_CHARACTER: 'Enthält ein NUL-Zeichen',
        MISSING_FIELD: 'Fehlendes Feld',
        WRONG_TYPE: 'Feld mit falschem Typ',
        UNKNOWN_VALUE: 'Unbekannter Wert',
        INVALID_FORMAT: 'Ungültiges Format',
        TIME_WITHOUT_OFFSET: 'Zeit ohne UTC-Abweichung',
        ABSURD_DATE: 'Unplausibles Datum',
        CONTRADICTION: 'Widersprüchliche Felder',
        TOO_LONG: 'Text zu lang',
        KEY_MISMATCH: 'Schlüssel passt nicht zum Wert',
        PROCESSING_FAILED: 'Verarbeitung fehlgeschlagen',
        UNKNOWN: 'Unbekannter Grund',
      },
      doneBy: (status, author, time) => `${status} von ${author}, ${time}`,
      shown: (count) => plural(count, { one: '# Datensatz angezeigt', other: '# Datensätze angezeigt' }),
    },

    done: {
      logged: (contact) => `Bei ${contact} protokolliert.`,
      loggedMany: (count) => plural(count, { one: '# Anruf protokolliert.', other: '# Anrufe protokolliert.' }),
      saved: 'Änderungen gespeichert.',
      dismissed: 'Aussortiert.',
      dismissedMany: (count) => plural(count, { one: '# Anruf aussortiert.', other: '# Anrufe aussortiert.' }),
      partly: (done, left) =>
        `${plural(done, { one: '# Anruf erledigt', other: '# Anrufe erledigt' })}. ${plural(left, {
          one: '# wurde inzwischen von einer anderen Person geklärt',
          other: '# wurden inzwischen von anderen Personen geklärt',
        })}.`,
      partlyFailed: (done, left) =>
        `${plural(done, { one: '# Anruf erledigt', other: '# Anrufe erledigt' })}, ${number(left)} fehlgeschlagen. Fehlgeschlagene Anrufe bleiben in der Liste: Öffnen Sie einen, um den Grund zu sehen.`,
      open: 'Anzeigen',
    },

    trail: {
      LOGGED: (log) => loggedOn('Protokolliert bei', log),
      LOGGED_CONTACTS_CHANGED: (log) => loggedOn('Die Kontakte wurden geändert: protokolliert bei', log),
      LOGGED_BACKFILL: (log) => loggedOn(`Von ${backfillOf(log.jobOwner)} protokolliert bei`, log),
      LOG_CORRECTED: () => 'Die Telefonanlage hat den Anruf berichtigt und damit das Protokoll.',
      LOG_CORRECTED_MESSAGES: () => 'Nachrichten kamen hinzu oder wurden berichtigt und damit das Protokoll.',
      LOG_CORRECTED_LEG_WITHDRAWN: () =>
        'Die Telefonanlage hat den Anruf zurückgenommen. Das Protokoll bleibt, weil es von Hand gewählt oder geschrieben wurde.',
      LOG_WITHDRAWN: () => 'Die Telefonanlage hat den Anruf berichtigt: Das Protokoll ist zurückgezogen.',
      LOG_WITHDRAWN_MESSAGES: () =>
        'Die Telefonanlage hat die Nachrichten berichtigt: Das Protokoll ist zurückgezogen.',
      LOG_WITHDRAWN_LEG_WITHDRAWN: () =>
        'Die Telefonanlage hat den Anruf zurückgenommen: Das Protokoll ist zurückgezogen. Bei Bedarf protokollieren Sie ihn von Hand.',
      LOG_RELEASED: () => 'Das Protokoll ist vollständig und wurde an das CRM gesendet.',
      LOG_EDITED: ({ association }) =>
        association
          ? `Das Protokoll wurde bearbeitet und gehört jetzt zu ${association}.`
          : 'Das Protokoll wurde bearbeitet.',
      LOG_MOVED: ({ before = 'einem anderen Kontakt', contact = 'einem Kontakt', association }) =>
        `Von ${before} verschoben zu ${contact}${withItem(association)}.`,
      LOG_MOVED_MERGED: ({ before = 'diesem Kontakt', contact = 'einem Kontakt' }) =>
        `Das CRM hat ${before} mit ${contact} zusammengeführt; das Protokoll ging dorthin.`,
      CONFLICT_OPENED: (found) => conflict(found),
      CONFLICT_OPENED_BACKFILL: (found) => `Von ${backfillOf(found.jobOwner)} erneut geprüft. ${conflict(found)}`,
      CONFLICT_CORRECTED: (found) => `Die Telefonanlage hat den Anruf berichtigt. ${conflict(found)}`,
      CONFLICT_CORRECTED_MESSAGES: (found) => `Nachrichten kamen hinzu oder wurden berichtigt. ${conflict(found)}`,
      CONFLICT_CHANGED: (found) => `Die Kontakte wurden geändert. ${conflict(found)}`,
      CONFLICT_RESOLVED: () => 'Der Anruf wurde geklärt.',
      CONFLICT_RESOLVED_CORRECTION: () => 'Die Telefonanlage hat den Anruf berichtigt und damit geklärt.',
      CONFLICT_RESOLVED_MESSAGES: () => 'Nachrichten kamen hinzu oder wurden berichtigt; damit ist er geklärt.',
      CONFLICT_RESOLVED_CONTACTS_CHANGED: () => 'Die Kontakte wurden geändert; damit ist der Anruf geklärt.',
      CONFLICT_DISMISSED: ({ medium, note }) =>
        `${medium === 'SMS' ? 'Die Nachrichten brauchen' : 'Der Anruf braucht'} kein Protokoll${quoted(note)}.`,
      CONFLICT_DISMISSED_CORRECTION: () =>
        'Die Telefonanlage hat den Anruf berichtigt: Es gibt nichts zu protokollieren.',
      CONFLICT_DISMISSED_LEG_WITHDRAWN: () =>
        'Die Telefonanlage hat den Anruf zurückgenommen: Es gibt nichts zu protokollieren.',
      CONFLICT_DISMISSED_MESSAGES: () =>
        'Nachrichten kamen hinzu oder wurden berichtigt: Es gibt nichts zu protokollieren.',
      NOT_LOGGED: ({ reason, note }) =>
        notLogged[reason] ? `Nicht protokolliert: ${notLogged[reason]}${quoted(note)}.` : 'Nicht protokolliert.',
      NOT_LOGGED_CORRECTED: () => 'Die Telefonanlage hat den Anruf berichtigt; er wird weiterhin nicht protokolliert.',
      NOT_LOGGED_CORRECTED_MESSAGES: () =>
        'Nachrichten kamen hinzu oder wurden berichtigt; sie werden weiterhin nicht protokolliert.',
      ERASED: () => 'Die personenbezogenen Daten dieses Anrufs wurden gelöscht.',
      RESTORED: () =>
        'Die Datenbank wurde wiederhergestellt und dieser Anruf aus den veröffentlichten Topics eingelesen.',
    },

    renewal: {
      CONTACT_DELETED: 'Das CRM hat den Kontakt des früheren Protokolls gelöscht; daher wurde neu entschieden.',
      ASSOCIATION_CLOSED:
        'Der Vorgang des früheren Protokolls ist abgeschlossen; weitere Nachrichten erhalten daher ein eigenes. Sie können es verschieben.',
      ERASED: 'Die früheren Nachrichten wurden gelöscht.',
      NUMBER_MOVED:
        'Die Rufnummer gehört nicht mehr zum Kontakt des früheren Protokolls; weitere Nachrichten erhalten daher ein eigenes. Sie können es verschieben.',
    },

    clockSkew: (seconds) =>
      `Die Telefonanlage meldete Annahme oder Ende ${number(seconds)} s vor dem Beginn; es gilt die Zeit des Beginns.`,

    sidesSwapped:
      'Die Telefonanlage meldete die eigene Leitung des Agenten als Gegenseite; die beiden Seiten gelten vertauscht.',

    preview: {
      reading: {
        NUMBER_FORMAT: ({ pattern, e164 }) => `Sie entspricht dem Wählformat ${pattern}, das für ${e164} steht.`,
        E164_WITHOUT_PLUS: () =>
          'Sie beginnt mit einer Landesvorwahl: Ihre Telefonanlage sendet Rufnummern ohne Pluszeichen.',
        COUNTRY_CODE: () => 'Sie enthält ihre Landesvorwahl.',
        REGION: ({ region }) => `Sie wird so gelesen, wie man sie dort wählt: ${regionName(region)}.`,
        OWN_LINE: () => 'Es ist eine Ihrer eigenen Leitungen, zu denen kein Kontakt gehört.',
        EXTENSION: () => 'Sie wird als Nebenstelle gelesen: Für eine externe Rufnummer ist sie zu kurz.',
        SHORT_CODE: () => 'Es ist eine Kurzwahl des Telefonnetzes, die kein Kontakt hat.',
        FEATURE_CODE: () => 'Es ist ein Steuercode, den die Telefonanlage ausführt.',
        EMERGENCY: () => 'Es ist eine Notrufnummer, die kein Kontakt hat.',
        DUMMY: () => 'Sie steht für eine fehlende Rufnummer.',
        WITHHELD: () => 'Sie steht für eine unterdrückte Rufnummer.',
        SEVERAL_NUMBERS: () =>
          'Es ist mehr als eine Rufnummer oder eine Nebenstelle hinter einer Zentrale: Ein einzelner Kontakt ist damit nicht bestimmt.',
        UNREADABLE: () =>
          'Sie ist nicht als eine Rufnummer zu lesen. Versuchen Sie es mit einem Pluszeichen und der Landesvorwahl.',
        DO_NOT_LOG: ({ note }) => `Sie steht auf der Ausschlussliste${quoted(note)}.`,
      },
      outcome: {
        LOG: (log) => loggedOn('Er würde bei', log, ' protokolliert'),
        CREATE_PLACEHOLDER: ({ contact }) =>
          `Ein Platzhalterkontakt namens ${contact} würde angelegt und der Anruf bei ihm protokolliert.`,
        ASK: ({ kind }) => `Er würde unter „Ungeklärt“ warten: ${askKinds[kind]}.`,
        NOT_LOG: ({ reason, proposal }) => `Er würde nicht protokolliert: ${notLogged[reason]}.${otherwise(proposal)}`,
      },
    },

    violations: {
      REQUIRED: () => 'Füllen Sie dieses Feld aus.',
      CONTACT_REQUIRED: () => 'Wählen Sie einen Kontakt oder legen Sie einen an.',
      CONTACT_OR_NUMBER_REQUIRED: () => 'Geben Sie einen Kontakt oder eine Rufnummer an.',
      TOO_LONG: ({ max }) => plural(max, { other: 'Höchstens # Zeichen.' }),
      INVALID_CHARACTER: () => 'Das Feld enthält ein Zeichen, das nicht gespeichert werden kann.',
      TOO_MANY: ({ max }) => plural(max, { one: 'Höchstens # Eintrag.', other: 'Höchstens # Einträge.' }),
      LIST_SIZE: ({ min, max }) => `Das Feld braucht ${number(min)} bis ${number(max)} Einträge.`,
      OUT_OF_RANGE: ({ min, max }) => `Der Wert muss zwischen ${number(min)} und ${number(max)} liegen.`,
      INVALID_TIME: () => 'Das ist kein gültiger Zeitpunkt.',
      NOT_AFTER: () => 'Das Ende muss nach dem Beginn liegen.',
      WRONG_TYPE: () => 'Der Wert ist nicht von der erwarteten Art.',
      UNKNOWN_VALUE: ({ allowed }) => `Erlaubt sind nur ${list(allowed)}.`,
      CONTACT_NOT_FOUND: () => 'Diesen Kontakt gibt es nicht mehr.',
      CONTACT_DELETED: () =>
        'Das CRM hat diesen Kontakt gelöscht: Wählen Sie einen anderen, dann wechselt das Protokoll dorthin.',
      CONTACT_WITHOUT_ASSOCIATIONS: () => 'Ein neuer Kontakt hat keine offenen Vorgänge.',
      ASSOCIATION_REQUIRED: () =>
        'Der Kontakt hat mehrere offene Vorgänge: Wählen Sie einen davon oder „Keiner davon“.',
      ASSOCIATION_KIND_REQUIRED: () => 'Mehrere offene Vorgänge haben diese Kennung: Wählen Sie auch die Art.',
      ASSOCIATION_NOT_OPEN: () => 'Dieser Vorgang ist nicht mehr offen.',
      NO_NUMBER_FOR_CONTACT: () => 'Der Anruf hat keine Rufnummer für einen neuen Kontakt.',
      NO_NUMBER_TO_REMEMBER: () => 'Der Anruf hat keine Rufnummer, die man sich merken könnte.',
      NOT_A_NUMBER: () => 'Das ist keine einzelne wählbare Rufnummer.',
      NOT_A_FEATURE_CODE: () => 'Geben Sie einen Stern oder eine Raute und die Ziffern ein, etwa *97.',
      NOT_A_PREFIX: () => 'Geben Sie ein Pluszeichen und die ersten Ziffern der Rufnummern ein.',
      NOT_AN_EXTENSION: ({ max }) =>
        plural(max, { one: 'Eine Nebenstelle hat # Ziffer.', other: 'Eine Nebenstelle hat höchstens # Ziffern.' }),
      NOT_A_LINE: () => 'Das ist weder eine Rufnummer noch eine Nebenstelle.',
      LINE_IN_SETTINGS: () =>
        'Dieser Anschluss steht in Ihren Einstellungen. Entfernen Sie ihn unter „Rufnummern und Zeitzone“.',
      NUMBER_FORMAT_PATTERN: () => 'Ein Format besteht aus Ziffern, * und mindestens einem #.',
      NUMBER_FORMAT_E164: () => 'Geben Sie ein Pluszeichen und bis zu 15 Ziffern oder # ein.',
      NUMBER_FORMAT_DIGIT_COUNT: () => 'Beide Seiten brauchen gleich viele #.',
      UNKNOWN_PLACEHOLDER: ({ allowed }) => `In geschweiften Klammern sind nur diese Felder erlaubt: ${list(allowed)}.`,
      UNKNOWN_REGION: () => 'Das ist kein Ländercode aus zwei Buchstaben, wie DE.',
      UNKNOWN_TIME_ZONE: () => 'Das ist kein Name einer Zeitzone, wie Europe/Berlin.',
      SETTING_LOCKED: () => 'Diese Einstellung hat ein Administrator gesperrt.',
      SETTING_OF_ACCOUNT: () => 'Diese Einstellung gilt nur für das ganze Konto.',
      OTHER_CRM_CONNECTED: () => 'Ein anderes CRM ist verbunden. Trennen Sie es zuerst.',
      SECRET_KEY_MISSING: () =>
        'Dem Dienst fehlt der Schlüssel, mit dem er Zugangsdaten verschlüsselt. Sein Betreiber setzt autolog.crm.secret-key.',
      SECRET_OF_OTHER_ADDRESS: () => 'Geben Sie es erneut ein: Die Adresse ist eine andere.',
      NOT_AN_ADDRESS: () => 'Geben Sie eine Adresse wie https://crm.example.com ein.',
      FILE_NOT_TEXT: () => 'Das ist keine Textdatei. Speichern Sie die Arbeitsmappe als CSV.',
      FILE_WITHOUT_ROWS: () => 'Die Datei enthält keine Kontakte.',
      RECORD_TOO_LARGE: () => 'Kafka nimmt einen Datensatz dieser Größe nicht mehr an.',
    },

    happened: {
      LOGGED: (author, time) => `Dieser Anruf wurde protokolliert: ${author}, ${time}.`,
      DISMISSED: (author, time) => `Dieser Anruf wurde aussortiert: ${author}, ${time}.`,
      NOT_LOGGED: (author, time) =>
        `Dieser Anruf wurde aus der Liste entfernt, er braucht kein Protokoll: ${author}, ${time}.`,
      CHANGED: (author, time) => `Dieses Protokoll wurde geändert: ${author}, ${time}.`,
      entry: (text, author, time) => `${author}, ${time}: ${text}`,
      OTHER: 'Dieser Anruf wurde inzwischen geklärt.',
      you: 'Sie',
      newest: 'Sie sehen den aktuellen Stand.',
      kept: 'Sie sehen den aktuellen Stand. Ihre Eingaben stehen unten, sind aber nicht gespeichert.',
    },

    errors: {
      network: 'Der Server ist nicht erreichbar. Prüfen Sie das Netzwerk und versuchen Sie es erneut.',
      notSaved: (why) => `Nicht gespeichert. ${why} Ihre Eingaben bleiben erhalten.`,
      busy: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
      server:
        'Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es erneut; wenn er bleibt, informieren Sie Ihren Administrator.',
      forbidden: 'Dafür fehlt Ihnen die Berechtigung. Wenden Sie sich an einen Supervisor.',
      gone: 'Das gibt es nicht mehr.',
      refused: 'Der Server hat die Anfrage abgelehnt.',
      changed: 'Das wurde in der Zwischenzeit geändert.',
      noAccount: 'Ihre Anmeldung hat kein Konto oder keinen Agenten',
      noAccountLead: 'Wenden Sie sich an Ihren Administrator, oder melden Sie sich ab und als andere Person an.',
      startFailed: 'Die Seite konnte nicht geladen werden.',
      crashed: 'Auf dieser Seite ist ein Fehler aufgetreten. Laden Sie sie neu; Ihre Eingaben bleiben erhalten.',
    },
  };
}
