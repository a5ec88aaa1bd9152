package io.github.nightlywheels.wheel.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
                "numpy>=1.0+cu12|numpy||>= 1.0+cu12|-|-|",
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
                "a; extra == \"test\" and python_version > \"3.9\"|a|||-|extra == \"test\" and python_version > \"3.9\"|test",
                "a; (python_version > '3.9') and (extra == 'x')|a|||-|(python_version > '3.9') and (extra == 'x')|x",
                "a; extra == 'x' or extra == 'y'|a|||-|extra == 'x' or extra == 'y'|x,y",
                "a; extra == 'x' or os_name == 'nt'|a|||-|extra == 'x' or os_name == 'nt'|",
                "a; extra != 'x'|a|||-|extra != 'x'|",
                "a; 'linux' in sys_platform and 'x' not  in platform_release|a|||-|'linux' in sys_platform and 'x' not  in platform_release|",
                "a; android == 'or'|a|||-|android == 'or'|",
                "A.b_C-d  ;  os.name == 'nt'|A.b_C-d|||-|os.name == 'nt'|"
            })
    void takesARequirementApart(
            String text, String name, String extras, String versions, String url, String marker, String markerExtras) {
        DependencySpecifier expected = new DependencySpecifier(
                new ProjectName(name),
                words(extras, ","),
                words(versions, ",").stream()
                        .map(clause -> words(clause, " "))
                        .map(clause -> new VersionSpecifier(clause.get(0), clause.get(1)))
                        .collect(Collectors.toList()),
                Optional.ofNullable(url),
                Optional.ofNullable(marker).map(condition -> new Marker(condition, words(markerExtras, ","))));
        assertThat(DependencySpecifier.parse(text)).isEqualTo(expected);
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
    void keepsWhatCannotBeReadAsText(String text) {
        assertThat(Requirement.parse(text)).isEqualTo(new Requirement(text, Optional.empty()));
    }

    @Test
    void saysWhereARequirementCannotBeRead() {
        assertThatThrownBy(() -> DependencySpecifier.parse("numpy >= ; x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a version at character 10 of \"numpy >= ; x\"");
    }

    @Test
    void refusesToNestWithoutEnd() {
        assertThat(DependencySpecifier.find("a; " + "(".repeat(100_000))).isEmpty();
    }

    private static List<String> words(@Nullable String text, String separator) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }
}
