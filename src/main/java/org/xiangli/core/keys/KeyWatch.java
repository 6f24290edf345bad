package org.xiangli.core.keys;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Counties;

/** Before anybody is served: every key of every county here can be unwrapped, or the house does not start. */
@Component
class KeyWatch implements SmartInitializingSingleton {

    private final Counties counties;
    private final KeyDesk desk;
    private final FieldCipher cipher;

    KeyWatch(Counties counties, KeyDesk desk, FieldCipher cipher) {
        this.counties = counties;
        this.desk = desk;
        this.cipher = cipher;
    }

    @Override
    public void afterSingletonsInstantiated() {
        counties.each(county -> {
            desk.check();
            cipher.ring();
        });
    }
}
