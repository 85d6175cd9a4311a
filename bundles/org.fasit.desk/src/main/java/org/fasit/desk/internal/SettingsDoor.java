package org.fasit.desk.internal;

import org.fasit.journal.Journal;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;

/** What the settings' window shows and changes. */
record SettingsDoor(Settings settings, SettingsEditor editor, Journal journal) {}
