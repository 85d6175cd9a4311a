package org.fasit.audit.internal;

import java.util.Set;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Alert.Kind;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditTrail;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes note of each change of our settings, never of their values. */
@Component(immediate = true)
public final class ConfigurationWatch implements ConfigurationListener {

  private static final String OURS = "org.fasit.";

  /** What security and privacy rest on. */
  private static final Set<String> SECURITY = Set.of("audit", "journal", "pacs", "sync");

  private final AuditTrail trail;

  @Activate
  public ConfigurationWatch(@Reference AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String pid = event.getPid();
    if (!pid.startsWith(OURS) || event.getType() == ConfigurationEvent.CM_LOCATION_CHANGED) {
      return;
    }
    String section = pid.substring(OURS.length());
    String what = event.getType() == ConfigurationEvent.CM_DELETED ? " removed" : " changed";
    Kind kind =
        SECURITY.contains(section) ? Kind.SECURITY_CONFIGURATION : Kind.SOFTWARE_CONFIGURATION;
    trail.record(new Alert(kind, pid, "section " + section + what, Outcome.SUCCESS));
  }
}
