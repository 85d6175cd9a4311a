package org.fasit.bench;

import java.lang.reflect.Proxy;
import org.fasit.reading.internal.ReadingRoomComponent;

/** The settings of someone who set nothing. */
final class Settings {

  private Settings() {}

  static ReadingRoomComponent.Config standard() {
    return (ReadingRoomComponent.Config)
        Proxy.newProxyInstance(
            Settings.class.getClassLoader(),
            new Class<?>[] {ReadingRoomComponent.Config.class},
            (proxy, method, with) -> method.getDefaultValue());
  }
}
