package io.github.nightlywheels.wheel.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                // text | name | extras | versions | url | marker | extras of the marker
                "numpy|numpy|||-|-|",
                "numpy==1.0+cu12|numpy||== 1.0+cu12|-|-|",
                "numpy (>=1.21,!=1.22.*)|numpy||>= 1.21,!= 1.22.*|-|-|",
                "numpy >= 1.21 , < 2|numpy||>= 1.21,< 2|-|-|",
                "numpy===1!2.0_x|numpy||=== 1!2.0_x|-|-|",
                "numpy~=1.4,|numpy||~= 1.4|-|-|",
                "dask[array, dataframe]>=2|dask|array,dataframe|>= 2|-|-|",
                "dask[]|dask|||-|-|",
                "pip @ https://x.org/a;b.zip|pip|||https://x.org/a;b.zip|-|",
                "pip@file:///p ; os_name=='nt'|pip|||file:///p|os_name=='nt'|",
                "a;extra=='test'|a|||-|extra=='test'|test",
                "a; \"test\" == extra|a|||-|\"test\" == extra|test",
                "a; extra == \"test\" and python_version > \"3.9\"|a|||-|extra == \"test\" and python_version > \"3.9\"|",
                "a; (python_version > '3.9') and (extra == 'x')|a|||-|(python_version > '3.9') and (extra == 'x')|",
                "a; extra == 'x' or extra == 'y'|a|||-|extra == 'x' or extra == 'y'|x,y",
                "a; extra == 'x' or os_name == 'nt'|a|||-|extra == 'x' or os_name == 'nt'|",
                "a; extra != 'x'|a|||-|extra != 'x'|",
                "a; 'linux' in sys_platform and 'x' not  in platform_release|a|||-|'linux' in sys_platform and 'x' not  in platform_release|",
                "a; python_version == 'or'|a|||-|python_version == 'or'|",
                "a; (extra == 'x')|a|||-|(extra == 'x')|x",
                "a_|a_|||-|-|",
                "a===whatever/1|a||=== whatever/1|-|-|",
                "a===1.0,<2|a||=== 1.0,< 2|-|-|",
                "A.b_C-d  ;  os.name == 'nt'|A.b_C-d|||-|os.name == 'nt'|"
            })
    void takesARequirementApart(
            String text, String name, String extras, String versions, String url, String marker, String markerExtras) {
        DependencySpecifier specifier = DependencySpecifier.parse(text);
        assertThat(specifier.name()).isEqualTo(new ProjectName(name));
        assertThat(specifier.extras()).isEqualTo(words(extras, ","));
        assertThat(specifier.versions())
                .isEqualTo(words(versions, ",").stream()
                        .map(clause -> words(clause, " "))
                        .map(clause -> new VersionSpecifier(clause.get(0), clause.get(1)))
                        .toList());
        assertThat(specifier.url()).isEqualTo(Optional.ofNullable(url));
        assertThat(specifier.marker().map(Marker::text)).isEqualTo(Optional.ofNullable(marker));
        assertThat(specifier.marker().map(Marker::extras).orElse(List.of())).isEqualTo(words(markerExtras, ","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-numpy",
                "numpy 1.0",
                "numpy (1.0)",
                "numpy (>=1.0",
                "numpy>=",
                "numpy>=1.0,,<2",
                "a>=1.*",
                "a~=1.0.*",
                "a<2.*",
                "a>dev",
                "a>=1.0-",
                "a~=1",
                "a>=1.0+x",
                "a<1.0.dev0+x",
                "a; python == '3'",
                "a; extra == x",
                "a.",
                "a; os_name == 'a\nb'",
                "a; os_name == '\\x4'",
                "dask[array",
                "dask[,]",
                "a @",
                "a;",
                "a; extra",
                "a; extra ==",
                "a; extra == 'x",
                "a; extra == 'x' and",
                "a; (extra == 'x'",
                "a; extra == 'x') ",
                "a b"
            })
    void doesNotReadWhatIsNone(String text) {
        assertThat(DependencySpecifier.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tdemo[]", " demo", "demo\t", " demo () ", "demo\t[ ]"})
    void passesOverBlanksRoundIt(String text) {
        assertThat(DependencySpecifier.parse(text))
                .isEqualTo(new DependencySpecifier(
                        new ProjectName("demo"), List.of(), List.of(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ndemo", "demo\n", "demo\n\n", "demo\r\n", "demo\n>=1", "demo\f", "demo\u00a0"})
    void refusesOtherWhiteSpace(String text) {
        assertThat(DependencySpecifier.find(text)).isEmpty();
    }

    @Test
    void saysWhereARequirementCannotBeRead() {
        assertThatThrownBy(() -> DependencySpecifier.parse("numpy >= ; x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a version behind >= at character 9 of \"numpy >= ; x\"");
    }

    @Test
    void refusesToNestWithoutEnd() {
        assertThat(DependencySpecifier.find("a; " + "(".repeat(100_000))).isEmpty();
    }

    private static List<String> words(@Nullable String text, String separator) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }
}
