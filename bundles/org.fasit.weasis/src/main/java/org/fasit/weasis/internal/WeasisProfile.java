package org.fasit.weasis.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.reading.HostProfile;
import org.osgi.service.component.annotations.Component;
import org.weasis.core.api.gui.util.AppProperties;

/** What settings may take from Weasis: who reads, and the PACS nodes of its preferences. */
@Component(service = HostProfile.class)
public final class WeasisProfile implements HostProfile {

  private static final String USER = "weasis.user";

  /** Set by the launcher when it put the operating system's user in the place of none given. */
  private static final String NONE_GIVEN = "weasis.pref.local.session";

  private final Guard guard = new Guard();

  @Override
  public Optional<String> user() {
    return guard.ask("Asking who reads", WeasisProfile::given);
  }

  private static Optional<String> given() {
    boolean given = !System.getProperty(USER, "").isBlank() && !Boolean.getBoolean(NONE_GIVEN);
    return given
        ? Optional.ofNullable(AppProperties.WEASIS_USER).filter(name -> !name.isBlank())
        : Optional.empty();
  }

  @Override
  public List<Node> nodes() {
    return guard
        .ask("Asking for the PACS nodes", () -> Optional.of(new WeasisNodes(guard).all()))
        .orElse(List.of());
  }
}
