package org.fasit.pacs.internal;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.model.Entry;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Offers the PACS as a destination service, when the section {@code pacs} of fasit.json is there.
 *
 * <p>The service is registered by hand, since the properties of a component are also those of its
 * service, and passwords must not be. The journal is looked up at each delivery and is no reference
 * of the component: the journal itself waits for destinations, and a circle of references could
 * leave one of them out.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.fasit.pacs",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PacsComponent {

  private static final int HIGHEST_PORT = 65_535;

  private final BundleContext context;
  private final ServiceRegistration<Destination> registration;

  /** The section {@code pacs}. */
  @interface Config {
    /** {@code stow} or {@code cstore}. */
    String transport() default "stow";

    /** Base address of DICOMweb. */
    String url() default "";

    String user() default "";

    String password() default "";

    String bearer() default "";

    /** For C-STORE. */
    String host() default "";

    int port() default 0;

    /** AE title of the PACS. */
    String aet() default "";

    /** Our own AE title. */
    String callingAet() default "FASIT";

    int timeoutSeconds() default 30;

    /** How long an entry waits for an undo. */
    int holdSeconds() default 10;

    /** Time zone of the hospital, such as {@code Europe/Oslo}; empty for this machine's. */
    String timeZone() default "";
  }

  @Activate
  public PacsComponent(BundleContext context, Config config) {
    this.context = context;
    this.registration =
        context.registerService(
            Destination.class, new PacsDestination(settings(config), this::find), null);
  }

  @Deactivate
  void withdraw() {
    registration.unregister();
  }

  /** A section that cannot work still gives a destination: its state then says what is wrong. */
  static PacsSettings settings(Config config) {
    Duration hold = Duration.ofSeconds(Math.max(0, config.holdSeconds()));
    try {
      ZoneId zone =
          config.timeZone().isBlank()
              ? ZoneId.systemDefault()
              : ZoneId.of(config.timeZone().strip());
      return new PacsSettings(transport(config), hold, zone);
    } catch (DateTimeException e) {
      return new PacsSettings(
          unusable("timeZone", config.timeZone()), hold, ZoneId.systemDefault());
    }
  }

  private static PacsSettings.Transport transport(Config config) {
    if (config.timeoutSeconds() < 1) {
      return unusable("timeout");
    }
    return switch (config.transport().strip().toLowerCase(Locale.ROOT)) {
      case "stow" -> dicomWeb(config);
      case "cstore" -> dimse(config);
      default -> unusable("transport");
    };
  }

  private static PacsSettings.Transport dicomWeb(Config config) {
    Optional<URI> base = httpAddress(config.url().strip());
    Credentials credentials = Credentials.of(config.user(), config.password(), config.bearer());
    return base.<PacsSettings.Transport>map(
            uri ->
                new PacsSettings.DicomWeb(
                    uri, credentials, Duration.ofSeconds(config.timeoutSeconds())))
        .orElseGet(() -> unusable("url"));
  }

  private static Optional<URI> httpAddress(String url) {
    try {
      URI uri = URI.create(url);
      boolean usable =
          uri.getHost() != null
              && ("http".equalsIgnoreCase(uri.getScheme())
                  || "https".equalsIgnoreCase(uri.getScheme()));
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PacsSettings.Transport dimse(Config config) {
    if (config.host().isBlank() || config.aet().isBlank() || config.callingAet().isBlank()) {
      return unusable("node");
    }
    if (config.port() < 1 || config.port() > HIGHEST_PORT) {
      return unusable("port");
    }
    return new PacsSettings.Dimse(
        config.host().strip(),
        config.port(),
        config.aet().strip(),
        config.callingAet().strip(),
        Duration.ofSeconds(config.timeoutSeconds()));
  }

  private static PacsSettings.Unusable unusable(String what, Object... arguments) {
    return new PacsSettings.Unusable(
        Messages.text("unusable", Messages.text("unusable." + what, arguments)));
  }

  private Optional<Entry> find(UUID entry) {
    ServiceReference<Journal> reference = context.getServiceReference(Journal.class);
    Journal journal = reference == null ? null : context.getService(reference);
    if (journal == null) {
      throw new IllegalStateException("no journal");
    }
    try {
      return journal.find(entry);
    } finally {
      context.ungetService(reference);
    }
  }
}
