package org.fasit.sync.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.util.Set;
import java.util.regex.Pattern;
import org.fasit.tls.TlsFiles;

/**
 * Where entries go, and as whom.
 *
 * @param base the registry's address, without a slash at the end
 * @param token the site's token
 * @param site the site's id
 * @param pseudonyms the site's pseudonyms
 * @param sendFreeText whether comments go, when nothing in them identifies a person
 * @param tls for an https address
 */
record SyncSettings(
    String base,
    String token,
    String site,
    Pseudonyms pseudonyms,
    boolean sendFreeText,
    TlsFiles tls) {

  private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}");
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost");

  /**
   * Checks the configuration.
   *
   * @throws IllegalArgumentException with a sentence for an administrator, never with a secret
   */
  static SyncSettings of(
      String url,
      String site,
      String token,
      String siteKey,
      boolean sendFreeText,
      boolean allowPlainHttp,
      TlsFiles tls) {
    require(SITE.matcher(site).matches(), "wrong.site");
    require(TOKEN.matcher(token).matches(), "wrong.token");
    return new SyncSettings(
        base(url, allowPlainHttp), token, site, new Pseudonyms(siteKey), sendFreeText, tls);
  }

  /**
   * The files of TLS as settings name them.
   *
   * @throws IllegalArgumentException with a sentence for an administrator
   */
  static TlsFiles tls(
      String ca, String caPassword, String certificate, String key, String password) {
    try {
      return TlsFiles.of(ca, caPassword, certificate, key, password);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(Messages.text("wrong.path", e.getInput()));
    }
  }

  /** The registry's {@code /api/v1/entries}. */
  URI endpoint() {
    return URI.create(base + "/api/v1/entries");
  }

  boolean isSecured() {
    return base.startsWith("https:");
  }

  private static String base(String url, boolean allowPlainHttp) {
    URI base;
    try {
      base = URI.create(url.strip().replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Messages.text("wrong.url"));
    }
    String scheme = String.valueOf(base.getScheme());
    require(scheme.equals("https") || scheme.equals("http"), "wrong.scheme");
    require(
        base.getHost() != null
            && base.getRawUserInfo() == null
            && base.getRawQuery() == null
            && base.getRawFragment() == null,
        "wrong.form");
    require(scheme.equals("https") || allowPlainHttp || isLoopback(base.getHost()), "wrong.plain");
    return base.toString();
  }

  private static boolean isLoopback(String host) {
    if (LOOPBACK_NAMES.contains(host)) {
      return true;
    }
    boolean literal = host.matches("[\\d.]+") || host.startsWith("[");
    try {
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(Messages.text(message));
    }
  }

  @Override
  public String toString() {
    return "SyncSettings[" + base + ", site " + site + "]";
  }
}
